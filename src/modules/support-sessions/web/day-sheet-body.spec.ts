import { describe, expect, it } from '@jest/globals';
import { isTouched, rowsOf } from './day-sheet-body.js';

const key = '01990000-0001-7000-8000-000000000001';
const other = '01990000-0001-7000-8000-000000000002';

describe('The rows of a sheet as they are sent', () => {
  it('are found by the key of their form; what is no key is not looked at', () => {
    const rows = rowsOf({
      rows: [key, other, 'x'],
      [`topic-${key}`]: 'email',
      [`note-${other}`]: 'Un mot',
      'topic-x': 'sante',
    });
    expect([...rows.keys()]).toEqual([key, other]);
    expect(rows.get(key)).toMatchObject({ topic: 'email', note: undefined });
    expect(rows.get(other)).toMatchObject({ topic: undefined, note: 'Un mot' });
    expect([...rowsOf({ rows: key }).keys()]).toEqual([key]);
    expect(rowsOf({}).size).toBe(0);
  });

  it.each([
    [{ duration: '45', ageBand: 'non_communique' }, false],
    [{ duration: '45', topic: 'email' }, true],
    [{ note: 'Un mot' }, true],
    [{ gender: 'feminin' }, true],
    [{ q: 'Rousselot' }, true],
  ])('%j is worth saving: %s', (row, worth) => {
    expect(isTouched(row)).toBe(worth);
  });
});
