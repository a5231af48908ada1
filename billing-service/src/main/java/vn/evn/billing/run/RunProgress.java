package vn.evn.billing.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far a run is, and what it has come to. */
@Schema(name = "BillRunProgress", description = "How far a run is, and what it has come to")
public record RunProgress(
    @Schema(description = "State of the run") String state,
    @Schema(description = "Chunks of the run") long chunks,
    @Schema(description = "Chunks that are done") long chunksDone,
    @Schema(description = "Chunks that a copy of the service is at") long chunksRunning,
    @Schema(description = "Chunks that failed too often; resume tries them again")
        long chunksFailed,
    @Schema(description = "Points of the run") long points,
    @Schema(description = "Points that are done") long pointsDone,
    @Schema(description = "Share of the points that are done, whole per cent") long percent,
    @Schema(description = "Points a second since the start", nullable = true)
        @Nullable Long pointsPerSecond,
    @Schema(description = "Seconds left at this rate; null before the first chunk", nullable = true)
        @Nullable Long secondsLeft,
    @Schema(description = "Bills computed, held ones included") long bills,
    @Schema(description = "Bills that were held by the gate") long held,
    @Schema(description = "Bills that rest on an estimated reading") long estimated,
    @Schema(description = "Points without a bill, each with its reason") long withoutBill,
    @Schema(description = "Points that had a bill of this period before") long billedBefore,
    @Schema(description = "Points without supply in this period") long notDue,
    @Schema(description = "Energy, kWh") long usageKwh,
    @Schema(description = "Before VAT, VND") long preTaxVnd,
    @Schema(description = "What programmes take off before VAT, VND") long reductionVnd,
    @Schema(description = "VAT, VND") long vatVnd,
    @Schema(description = "With VAT, VND") long totalVnd,
    @Schema(description = "Bills of chunks that are announced to the end") long announced) {

  static RunProgress read(ResultSet r) throws SQLException {
    long points = r.getLong(5);
    long done = r.getLong(6);
    long millis = r.getLong(18);
    boolean begun = !r.wasNull() && millis > 0 && done > 0;
    String state = r.getString(19);
    return new RunProgress(
        state == null ? RunState.CREATED.name() : state,
        r.getLong(1),
        r.getLong(2),
        r.getLong(3),
        r.getLong(4),
        points,
        done,
        points == 0 ? 100 : done * 100 / points,
        begun ? Long.valueOf(done * 1000 / millis) : null,
        begun ? Long.valueOf((points - done) * millis / done / 1000) : null,
        r.getLong(7),
        r.getLong(8),
        r.getLong(20),
        r.getLong(9),
        r.getLong(10),
        r.getLong(11),
        r.getLong(12),
        r.getLong(13),
        r.getLong(14),
        r.getLong(15),
        r.getLong(16),
        r.getLong(17));
  }
}
