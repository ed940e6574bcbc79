import { checkRecord } from '../../audit/check-record.js';
import { createTestDatabase, type TestDatabase } from '../harness/test-database.js';
import { driveSoundRecord } from './sound-record.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await driveSoundRecord(database);
});
afterAll(() => database.drop());

test('a sound record', async () => {
  const client = await database.owner.connect();
  try {
    expect(await checkRecord(client)).toEqual([]);
  } finally {
    client.release();
  }
});
