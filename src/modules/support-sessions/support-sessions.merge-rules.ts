import { declareMergeRules, rowsFollow } from '../beneficiaries/index.js';

/** Written twice on the list of one workshop, a person is counted once. */
const countAgain = (change: '- 1' | '+ 1'): string =>
  `UPDATE support_session SET participant_count = participant_count ${change}
    WHERE id IN (SELECT (row ->> 'session_id')::uuid FROM jsonb_array_elements($1::jsonb) AS row)`;

// The session keeps what it said of the person that day: figures of the past do not move.
declareMergeRules(rowsFollow('support_session'), {
  ...rowsFollow('session_participant'),
  clash: 'ours.session_id = theirs.session_id',
  afterDrop: countAgain('- 1'),
  afterRestore: countAgain('+ 1'),
});
