-- Records under a number that another record of the kiosk has already: of a second card that goes on from the same
-- copy, of one that was put back from a backup, or invented. Kept, because people may stand behind them; and an
-- alarm, because whoever has a copy of a card has what is on it.
CREATE TABLE second_card (
  LIKE record INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
  PRIMARY KEY (kiosk, epoch, seq, digest)
);
