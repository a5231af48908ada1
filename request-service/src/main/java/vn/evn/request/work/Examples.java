package vn.evn.request.work;

/** Examples for the API document. Persons and numbers are made up. */
public final class Examples {
  public static final String APPLICATION =
      """
      {"serviceType": "NEW_LV", "variant": "RESIDENTIAL", "channel": "CALL_CENTRE", "externalId": "CC-0001",
       "onBehalfBy": null, "submittedAt": "2026-11-16T08:30:15+07:00",
       "applicant": {"kind": "CITIZEN", "name": "Nguyễn Thị Ví Dụ",
         "identity": {"kind": "CITIZEN_ID", "number": "001188000123"}, "phone": "0900000123",
         "email": "vidu@vidu.example", "portalAccountId": null},
       "placeOfUse": {"provinceCode": "01", "districtCode": null, "communeCode": "00004",
         "detail": "Số 7 ngõ 19 phố Ví Dụ"},
       "customerCode": null, "details": {"phases": 1, "requestedKw": "5.5"}, "documents": []}""";

  public static final String REQUEST =
      """
      {"code": "YC-261116-000123", "version": 1, "state": "SUBMITTED", "step": null, "completedSteps": [],
       "allowedActions": ["accept", "refuse", "request-supplement", "withdraw", "hand-over", "correct", "note"],
       "serviceType": "NEW_LV", "variant": "RESIDENTIAL", "channel": "CALL_CENTRE", "externalId": "CC-0001",
       "applicant": {"kind": "CITIZEN", "name": "Nguyễn Thị Ví Dụ",
         "identity": {"kind": "CITIZEN_ID", "number": "001188000123"}, "phone": "0900000123",
         "email": "vidu@vidu.example", "portalAccountId": null},
       "placeOfUse": {"provinceCode": "01", "districtCode": null, "communeCode": "00004",
         "detail": "Số 7 ngõ 19 phố Ví Dụ"},
       "customerCode": null, "unit": "PD0100", "submittedAt": "2026-11-16T08:30:15+07:00",
       "acceptedAt": null, "dueAt": null, "endedAt": null, "resultReturnedAt": null,
       "details": {"phases": 1, "requestedKw": "5.5"}, "supplementRounds": [], "fees": [], "documents": [],
       "results": [], "outcome": null, "withdrawal": null, "serviceVersion": 2, "circumstances": {},
       "requiredPapers": ["REQUEST_FORM", "IDENTITY", "PLACE_RIGHT"], "finalBill": null,
       "dueProvisional": null, "stepDueAt": "2026-11-17T17:00:00+07:00", "answerDueAt": null,
       "reopenUntil": null, "onBehalfBy": null, "probableDuplicateOf": []}""";

  static final String PAGE = "{\"items\": [" + REQUEST + "], \"next\": null, \"resume\": null}";

  public static final String ACTION =
      """
      {"version": 1, "reason": null, "note": "Đủ giấy tờ", "data": {}}""";

  public static final String DEADLINE =
      """
      {"dueAt": "2026-11-25T17:00:00+07:00", "countedDueAt": "2026-11-25T17:00:00+07:00",
       "extendedTo": null, "paused": false, "provisional": false, "workingDays": 2,
       "summary": {
         "vi": "Hạn 17:00 ngày 25/11/2026: 2 ngày làm việc tính từ ngày sau 20/11/2026; không tính 2 ngày nghỉ cuối tuần, 1 ngày nghỉ lễ",
         "en": "Due 17:00 on 25 November 2026: 2 working days, counted from the day after 20 November 2026; without 2 days of weekends, 1 days off"},
       "days": [
         {"date": "2026-11-20", "status": "ACCEPTANCE", "counted": 0, "kind": null, "name": null,
          "legalBasis": null, "confidence": null, "about": null,
          "vi": "Ngày tiếp nhận, không tính", "en": "Day of acceptance, which does not count"},
         {"date": "2026-11-23", "status": "COUNTED", "counted": 1, "kind": null, "name": null,
          "legalBasis": null, "confidence": null, "about": null,
          "vi": "Ngày làm việc thứ 1", "en": "Working day 1"}],
       "daysLeftOut": 0, "waiting": null, "extensions": [], "restarts": [],
       "step": {"code": "SURVEY", "dueAt": "2026-11-25T17:00:00+07:00", "workingDays": 2,
         "provisional": false, "paused": false, "summary": {"vi": "Hạn …", "en": "Due …"}},
       "answerDueAt": null, "calendar": 1}""";

  public static final String HISTORY =
      """
      {"items": [{"version": 1, "action": "receive", "from": null, "to": "SUBMITTED", "step": null,
        "reason": null, "note": null, "at": "2026-11-16T08:30:16+07:00", "actor": "system", "position": null,
        "unit": null, "roles": null, "automatic": true, "channel": "PORTAL", "reasonCode": null}],
       "next": null}""";

  private Examples() {}
}
