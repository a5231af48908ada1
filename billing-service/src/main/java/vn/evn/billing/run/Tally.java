package vn.evn.billing.run;

import vn.evn.billing.bill.BillHash;
import vn.evn.billing.bill.BillRow;

/** What a chunk came to. Amounts in whole VND, energy in whole kWh. For one thread. */
final class Tally {
  int bills;
  int held;
  int estimated;
  int withoutBill;
  int billedBefore;
  int notDue;
  long usageKwh;
  long preTaxVnd;
  long reductionVnd;
  long vatVnd;
  long totalVnd;
  final byte[] contentHash = new byte[BillHash.BYTES];

  void add(BillRow bill) {
    bills++;
    if (bill.estimated()) {
      estimated++;
    }
    usageKwh += bill.usageKwh();
    preTaxVnd += bill.preTaxVnd();
    reductionVnd += bill.reductionVnd();
    vatVnd += bill.vatVnd();
    totalVnd += bill.totalVnd();
    BillHash.add(contentHash, bill.contentHash());
  }

  /** Every point is one of these. */
  int points() {
    return bills + withoutBill + billedBefore + notDue;
  }
}
