import { afterAll, describe, expect, it } from '@jest/globals';
import { connect, dropTestDatabase, testDatabaseUrl } from '../../setup/database.js';

describe('the database of a test file', () => {
  afterAll(() => dropTestDatabase());

  it('is the same all through the file, and migrated', async () => {
    const url = await testDatabaseUrl();
    const client = await connect(await testDatabaseUrl());
    const { rows } = await client.query<{ name: string }>('SELECT name FROM migrations ORDER BY id LIMIT 1');
    expect(rows).toEqual([{ name: 'Foundation1795300000000' }]);
    expect(await testDatabaseUrl()).toBe(url);
  });

  it('reads days as text, large whole numbers as numbers while exact, and works in UTC', async () => {
    const client = await connect(await testDatabaseUrl());
    const { rows } = await client.query(
      `SELECT date '2026-03-29' AS day, 9007199254740991::int8 AS exact, 9007199254740993::int8 AS beyond,
              ARRAY[1, NULL]::int8[] AS list, ARRAY['2026-01-01']::date[] AS days, current_setting('timezone') AS zone,
              $1::timestamptz::text AS sent`,
      [new Date('1900-01-01T00:00:00Z')],
    );
    expect(rows[0]).toEqual({
      day: '2026-03-29',
      exact: 9007199254740991,
      beyond: '9007199254740993',
      list: [1, null],
      days: ['2026-01-01'],
      zone: 'UTC',
      sent: '1900-01-01 00:00:00+00',
    });
  });
});
