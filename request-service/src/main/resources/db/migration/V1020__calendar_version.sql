-- Every calendar that dates were ever counted by, so that each date stays explained by its own. A
-- higher number was put into use later.
CREATE TABLE calendar_version (
  number        int  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  digest        text NOT NULL UNIQUE,
  content       text NOT NULL,
  first_used_at timestamptz NOT NULL DEFAULT now()
);
