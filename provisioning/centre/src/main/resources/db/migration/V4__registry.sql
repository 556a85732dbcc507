-- Which places there are, who may scan there, and which kiosks belong to them. Nothing about any visitor.

-- Administrative units by list: 2021 with three levels, 2026 with two. Filled by the program (AreaLists).
CREATE TABLE area (
  list  smallint NOT NULL,
  path  text     NOT NULL,
  level text     NOT NULL,
  name  text     NOT NULL,
  PRIMARY KEY (list, path)
);

CREATE TABLE place (
  id        text        PRIMARY KEY,
  kind      text        NOT NULL,
  name      text        NOT NULL,
  area_list smallint    NOT NULL,
  area      text        NOT NULL,
  owner     text,
  -- Of an event that lasts a day.
  day       date,
  opened    timestamptz NOT NULL,
  closed    timestamptz,
  FOREIGN KEY (area_list, area) REFERENCES area (list, path)
);

-- Staff who may scan for a place, by telephone number.
CREATE TABLE controller (
  place text        NOT NULL REFERENCES place (id),
  phone text        NOT NULL,
  since timestamptz NOT NULL,
  PRIMARY KEY (place, phone)
);

CREATE TABLE lane (
  place     text NOT NULL REFERENCES place (id),
  name      text NOT NULL,
  direction text NOT NULL,
  PRIMARY KEY (place, name)
);

-- claimed: a code was made; waiting: a kiosk has asked with it; active: it has a certificate; revoked: for ever.
CREATE TABLE kiosk (
  id          text        PRIMARY KEY,
  place       text        NOT NULL,
  lane        text        NOT NULL,
  state       text        NOT NULL CHECK (state IN ('claimed', 'waiting', 'active', 'revoked')),
  since       timestamptz NOT NULL,
  -- SHA-256 of the one public key that may renew.
  key_pin     text,
  replaced_by text        REFERENCES kiosk (id),
  FOREIGN KEY (place, lane) REFERENCES lane (place, name)
);

-- Asked every second by each node.
CREATE INDEX kiosk_revoked ON kiosk (id) WHERE state = 'revoked';

CREATE TABLE claim (
  id          text        PRIMARY KEY,
  kiosk       text        NOT NULL REFERENCES kiosk (id),
  secret_hash bytea       NOT NULL,
  until       timestamptz NOT NULL,
  -- The key that asked first; no other is heard.
  key_pin     text,
  digits      text,
  approved    timestamptz,
  burned      boolean     NOT NULL DEFAULT false,
  failures    integer     NOT NULL DEFAULT 0
);

CREATE TABLE certificate (
  serial  numeric     PRIMARY KEY,
  kiosk   text        NOT NULL REFERENCES kiosk (id),
  chain   text        NOT NULL,
  until   timestamptz NOT NULL,
  revoked timestamptz
);

CREATE TABLE administrator (
  token_hash bytea       PRIMARY KEY,
  name       text        NOT NULL UNIQUE,
  since      timestamptz NOT NULL
);
