import { declareMergeRules, rowsFollow } from '../beneficiaries/index.js';

declareMergeRules({
  ...rowsFollow('registration'),
  refused: {
    when: `ours.workshop_id = theirs.workshop_id AND ours.status <> 'cancelled' AND theirs.status <> 'cancelled'`,
    words:
      'Les deux fiches sont inscrites au même atelier\u00a0: annulez l’une des deux inscriptions, puis réunissez les fiches.',
  },
});
