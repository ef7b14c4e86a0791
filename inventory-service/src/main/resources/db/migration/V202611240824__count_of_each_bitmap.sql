-- so that lists need not read bitmaps
ALTER TABLE holdings ADD COLUMN enumerated bigint;
ALTER TABLE holdings ADD CONSTRAINT ck_holdings_enumerated CHECK ((enumerated IS NULL) = (endpoints IS NULL));
