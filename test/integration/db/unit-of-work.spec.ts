import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { UnitOfWork } from '../../../src/platform/db/unit-of-work.js';
import { dropTestDatabase, testDataSource } from '../../setup/database.js';

describe('UnitOfWork', () => {
  let dataSource: DataSource;
  let work: UnitOfWork;

  beforeAll(async () => {
    dataSource = await testDataSource();
    work = new UnitOfWork(dataSource);
    await dataSource.query('CREATE TABLE entry (word text PRIMARY KEY)');
  });
  beforeEach(() => dataSource.query('DELETE FROM entry'));
  afterAll(() => dropTestDatabase());

  const add = (word: string) => work.query('INSERT INTO entry VALUES ($1)', [word]);
  const words = async () =>
    (await dataSource.query<{ word: string }[]>('SELECT word FROM entry ORDER BY word')).map((row) => row.word);

  it('keeps everything when the work ends well, and gives its result', async () => {
    const result = await work.run(async () => {
      await add('one');
      // Not visible from outside before the end.
      expect(await words()).toEqual([]);
      await add('two');
      return 'done';
    });
    expect(result).toBe('done');
    expect(await words()).toEqual(['one', 'two']);
  });

  it('undoes everything when the work throws, and lets the error through', async () => {
    const failing = work.run(async () => {
      await add('one');
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    expect(await words()).toEqual([]);
  });

  it('joins the transaction already open', async () => {
    const failing = work.run(async () => {
      await work.run(() => add('inner'));
      await work.manager.query(`INSERT INTO entry VALUES ('by the manager')`);
      expect(await work.query<{ many: number }>('SELECT count(*) AS many FROM entry')).toEqual([{ many: 2 }]);
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    expect(await words()).toEqual([]);
  });

  it('gives each of two works at once a transaction of its own', async () => {
    const both = await Promise.allSettled([
      work.run(() => add('kept')),
      work.run(async () => {
        await add('undone');
        throw new Error('refused');
      }),
    ]);
    expect(both.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected']);
    expect(await words()).toEqual(['kept']);
    expect(work.active).toBe(false);
  });

  it('answers rows for RETURNING and a count for execute, inside and outside', async () => {
    await add('one');
    expect(await work.query(`UPDATE entry SET word = 'two' RETURNING word`)).toEqual([{ word: 'two' }]);
    expect(await work.run(() => work.execute(`UPDATE entry SET word = 'three'`))).toBe(1);
    expect(await work.execute('DELETE FROM entry WHERE false')).toBe(0);
  });

  it('answers prepared statements inside and outside, planned once by each connection', async () => {
    const sql = 'INSERT INTO entry VALUES ($1) RETURNING upper(word) AS loud';
    expect(await work.prepared(sql, ['one'])).toEqual([{ loud: 'ONE' }]);
    const inside = await work.run(async () => {
      await work.prepared(sql, ['two']);
      await work.prepared(sql, ['three']);
      return work.query<{ many: number }>('SELECT count(*) AS many FROM pg_prepared_statements WHERE statement = $1', [
        sql,
      ]);
    });
    expect(inside).toEqual([{ many: 1 }]);
    expect(await words()).toEqual(['one', 'three', 'two']);
    const failing = work.run(async () => {
      await work.prepared(sql, ['four']);
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    expect(await words()).toEqual(['one', 'three', 'two']);
  });

  it('gives its connections back', async () => {
    // More than the pool holds (5): a connection kept would stop this for ever.
    for (let turn = 0; turn < 12; turn += 1) {
      await work.query('SELECT 1');
      await work.run(() => Promise.reject(new Error('refused'))).catch(() => undefined);
    }
    expect(await words()).toEqual([]);
  });
});
