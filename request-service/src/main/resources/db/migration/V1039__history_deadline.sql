-- Which date an entry about a deadline is about: REQUEST, CHECK or STEP. Before, the reason alone told it.
ALTER TABLE request_history ADD COLUMN deadline text;
UPDATE request_history SET deadline = CASE
    WHEN reason LIKE 'Hạn kiểm tra hồ sơ là %' THEN 'CHECK'
    WHEN reason LIKE 'Hạn của bước %' THEN 'STEP'
    ELSE 'REQUEST' END
  WHERE action IN ('deadline-near', 'deadline-breached');
