import { describe, expect, it } from '@jest/globals';
import { SnakeNamingStrategy } from './naming.js';

const naming = new SnakeNamingStrategy();

describe('names in the database', () => {
  it('are snake_case', () => {
    expect(naming.tableName('SupportSession', undefined)).toBe('support_session');
    expect(naming.columnName('firstName', undefined, [])).toBe('first_name');
    expect(naming.columnName('postCode', undefined, ['homeAddress'])).toBe('home_address_post_code');
    expect(naming.columnName('inseeCOGCode', undefined, [])).toBe('insee_cog_code');
    expect(naming.columnName('any', 'given', [])).toBe('given');
    expect(naming.joinColumnName('referral', 'id')).toBe('referral_id');
  });

  it('are those PostgreSQL gives to keys and indexes', () => {
    expect(naming.primaryKeyName('referral')).toBe('referral_pkey');
    expect(naming.uniqueConstraintName('place', ['source', 'external_id'])).toBe('place_source_external_id_key');
    expect(naming.foreignKeyName('public.referral', ['beneficiary_id'])).toBe('referral_beneficiary_id_fkey');
    expect(naming.indexName('referral', ['sent_at'])).toBe('referral_sent_at_idx');
  });

  it('are shortened as PostgreSQL does', () => {
    // CREATE TABLE <first> (<second> int UNIQUE), tried on PostgreSQL 18.
    expect(naming.uniqueConstraintName('a'.repeat(40), ['b'.repeat(40)])).toBe(
      `${'a'.repeat(29)}_${'b'.repeat(29)}_key`,
    );
    expect(naming.uniqueConstraintName('a'.repeat(50), ['short'])).toBe(`${'a'.repeat(50)}_short_key`);
    expect(naming.primaryKeyName('a'.repeat(63))).toBe(`${'a'.repeat(58)}_pkey`);
  });
});
