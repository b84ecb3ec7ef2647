import { declareMergeRules, rowsFollow } from '../beneficiaries/index.js';

/** As in the index saisine_running_idx. */
const RUNNING = `NOT IN ('draft', 'refused', 'withdrawn', 'expired', 'closed')`;

declareMergeRules(rowsFollow('referral'), rowsFollow('information_sheet'), rowsFollow('routing_suggestion'), {
  ...rowsFollow('saisine'),
  refused: {
    when: `ours.fund_id = theirs.fund_id AND ours.motive = theirs.motive AND ours.step ${RUNNING} AND theirs.step ${RUNNING}`,
    words:
      'Chacune des deux fiches a une saisine en cours auprès de la même caisse, pour le même motif\u00a0: retirez l’une des deux saisines, puis réunissez les fiches.',
  },
});
