-- What divides a kiosk's records by time: where trips begin and end, and what its clock said. By it a trip is found
-- among millions of records. Two records a trip and one a boot are in it, of 10,000,000 records 4 MB where a trip has
-- 100 visits; a visit costs nothing. It takes 3 s to make on so many, and what comes in meanwhile waits.
CREATE INDEX record_by_trip ON record (kiosk, epoch, seq) WHERE kind IN ('trip', 'trip-end', 'clock');
