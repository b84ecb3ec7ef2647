import { declareMergeRules, rowsFollow } from './merging/merge-rules.js';

declareMergeRules(
  // A file merged into the one that is now merged leads straight to the last.
  rowsFollow('beneficiary', 'merged_into'),
  {
    ...rowsFollow('beneficiary_share'),
    clash: `ours.structure_id = theirs.structure_id AND ours.referral_id IS NOT DISTINCT FROM theirs.referral_id
      AND ours.ends_at IS NULL AND theirs.ends_at IS NULL`,
  },
  rowsFollow('beneficiary_goal'),
  rowsFollow('beneficiary_mandate'),
  // One date at a time: that of the kept file.
  {
    ...rowsFollow('beneficiary_recall'),
    clash: `ours.structure_id = theirs.structure_id AND ours.status = 'open' AND theirs.status = 'open'`,
  },
  // The database's trigger takes it away with the name.
  { table: 'beneficiary_match', column: 'beneficiary_id', then: 'stay' },
  { table: 'beneficiary_duplicate', column: 'first_id', then: 'drop' },
  { table: 'beneficiary_duplicate', column: 'second_id', then: 'drop' },
  {
    ...rowsFollow('beneficiary_distinct', 'beneficiary_id'),
    clash: 'ours.other_id = theirs.other_id',
    pointless: 'theirs.other_id = $1',
  },
  {
    ...rowsFollow('beneficiary_distinct', 'other_id'),
    clash: 'ours.beneficiary_id = theirs.beneficiary_id',
    pointless: 'theirs.beneficiary_id = $1',
  },
  // What happened to a file stays said of that file.
  { table: 'beneficiary_merge', column: 'kept_id', then: 'stay' },
  { table: 'beneficiary_merge', column: 'merged_id', then: 'stay' },
);
