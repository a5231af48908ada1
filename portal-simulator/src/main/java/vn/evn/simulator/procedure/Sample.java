package vn.evn.simulator.procedure;

import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * The fictitious people and things that fill one application, all drawn from one seed.
 *
 * <p>Nobody real can be met: every name bears "Ví Dụ" (example), phones lie in an unused block,
 * addresses are in a street that does not exist and mail goes to the reserved domain .example.
 * Identity numbers and tax codes are well formed, so that checks of their form accept them.
 */
final class Sample {
  private static final List<String> FAMILY =
      List.of("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô");
  private static final List<String> GIVEN =
      List.of("An", "Bình", "Châu", "Dung", "Giang", "Hà", "Khải", "Linh", "Minh", "Thư");
  private static final List<String> TRADES =
      List.of("May Mặc", "Cơ Khí", "Thực Phẩm", "Nội Thất", "Bao Bì", "In Ấn");

  /** Communes of the example agency's area; the codes are for shape only. */
  private static final List<String> COMMUNES = List.of("00004", "00070");

  private static final int[] TAX_WEIGHTS = {31, 29, 23, 19, 17, 13, 7, 5, 3};

  final Person person;
  final Person otherPerson;
  final String companyName;
  final String companyPhone;
  final String taxCode;
  final String letterNumber;
  final String customerCode;
  final String meterNumber;
  final String contractNumber;
  final String bankAccount;
  final String commune;
  final String street;

  Sample(long seed) {
    Random random = new Random(seed);
    person = new Person(random);
    otherPerson = new Person(random);
    companyName = "Công ty TNHH " + pick(random, TRADES) + " Ví Dụ";
    companyPhone = "024000" + digits(random, 5);
    taxCode = taxCode(random);
    letterNumber = (1 + random.nextInt(99)) + "/CV-VD";
    customerCode = "PD05000" + digits(random, 6);
    meterNumber = "26" + digits(random, 6);
    contractNumber = "VD-" + digits(random, 6);
    bankAccount = "0000" + digits(random, 8);
    commune = pick(random, COMMUNES);
    street = "Số " + (1 + random.nextInt(99)) + " phố Ví Dụ";
  }

  /** A person who does not exist. */
  static final class Person {
    final String name;
    final String identity;
    final String phone;
    final String email;
    final String account;

    Person(Random random) {
      boolean woman = random.nextBoolean();
      int birthYear = 1960 + random.nextInt(40);
      name = pick(random, FAMILY) + (woman ? " Thị" : " Văn") + " Ví Dụ " + pick(random, GIVEN);
      // Province, century and sex, year of birth, serial number.
      identity =
          "001" + (woman ? "1" : "0") + "%02d".formatted(birthYear % 100) + digits(random, 6);
      phone = "09000" + digits(random, 5);
      email = "nguoidan" + digits(random, 5) + "@vidu.example";
      account = new UUID(random.nextLong(), random.nextLong()).toString();
    }
  }

  /** Ten digits, the last of which checks the others. */
  private static String taxCode(Random random) {
    while (true) {
      String body = "03999" + digits(random, 4);
      int sum = 0;
      for (int i = 0; i < TAX_WEIGHTS.length; i++) {
        sum += TAX_WEIGHTS[i] * Character.digit(body.charAt(i), 10);
      }
      int check = 10 - sum % 11;
      if (check < 10) {
        return body + check;
      }
    }
  }

  private static String digits(Random random, int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }

  private static String pick(Random random, List<String> values) {
    return values.get(random.nextInt(values.size()));
  }
}
