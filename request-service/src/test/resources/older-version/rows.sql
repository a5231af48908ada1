-- Rows as the version with migrations up to V1003 wrote them. The person is made up.
INSERT INTO request (code, version, service_type, channel, external_id, dossier_code, unit, state, phone_last4, submitted_by,
    submitted_at, updated_at, snapshot, work_file)
VALUES ('YC-200309-900001', 4, 'CHG_CAPACITY', 'CALL_CENTRE', 'CC-OLDER-1', NULL, 'PD0500', 'IN_PROGRESS', '0123',
    'test-channel', '2020-03-09 08:30:15+07', '2020-03-11 10:00:00+07',
    '{"code": "YC-200309-900001", "version": 4, "serviceType": "CHG_CAPACITY", "variant": "LT40KW", "channel": "CALL_CENTRE",
      "externalId": "CC-OLDER-1",
      "applicant": {"kind": "CITIZEN", "name": "Nguyễn Thị Ví Dụ", "identity": {"kind": "CITIZEN_ID", "number": "001188000123"},
        "phone": "0900000123", "email": null, "portalAccountId": null},
      "placeOfUse": {"provinceCode": "01", "districtCode": null, "communeCode": "00004", "detail": "Số 7 phố Ví Dụ"},
      "customerCode": "PD05000123456", "unit": "PD0500", "state": "IN_PROGRESS", "step": "QUOTATION",
      "submittedAt": "2020-03-09T08:30:15+07:00", "acceptedAt": "2020-03-10T09:00:00+07:00", "dueAt": "2020-03-17T17:00:00+07:00",
      "endedAt": null, "resultReturnedAt": null, "details": {"requestedKw": "36", "phases": 3},
      "supplementRounds": [{"number": 1, "reason": "Thiếu bảng kê thiết bị", "requestedBy": "Phạm Ví Dụ",
        "requestedAt": "2020-03-09T09:00:00+07:00", "answeredAt": "2020-03-09T15:00:00+07:00", "receivedBy": "Phạm Ví Dụ",
        "dueAtBefore": null, "dueAtAfter": null}],
      "fees": [], "documents": [], "results": [], "outcome": null}',
    '{"completedSteps": ["SURVEY"],
      "term": {"acceptedAt": "2020-03-10T09:00:00+07:00", "workingDays": 5, "pauses": [], "extendedTo": null},
      "withdrawal": null}');
INSERT INTO request_history (request_code, version, action, from_state, to_state, step, reason, note, at, actor, position, unit,
    roles, automatic)
VALUES
  ('YC-200309-900001', 1, 'receive', NULL, 'SUBMITTED', NULL, NULL, NULL, '2020-03-09 08:30:16+07', 'Test channel', NULL, NULL, 'channel', false),
  ('YC-200309-900001', 2, 'accept', 'SUBMITTED', 'ACCEPTED', NULL, NULL, NULL, '2020-03-10 09:00:00+07', 'Phạm Ví Dụ', 'Giao dịch viên', 'PD0500', 'officer', false),
  ('YC-200309-900001', 3, 'start-step', 'ACCEPTED', 'IN_PROGRESS', 'SURVEY', NULL, NULL, '2020-03-10 09:05:00+07', 'Phạm Ví Dụ', 'Giao dịch viên', 'PD0500', 'officer', false),
  ('YC-200309-900001', 4, 'complete-step', 'IN_PROGRESS', 'IN_PROGRESS', 'QUOTATION', NULL, NULL, '2020-03-11 10:00:00+07', 'Phạm Ví Dụ', 'Giao dịch viên', 'PD0500', 'officer', false);
