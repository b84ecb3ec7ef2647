/** The rules of the tables, word for word those of their migration. */
const steps = `step IN ('draft', 'transmitted', 'acknowledged', 'called_back',
  'workshop_offered', 'workshop_attended', 'unreachable', 'redirected', 'refused', 'withdrawn', 'expired',
  'closed')`;

export const saisineChecks = {
  step: steps,
  motive: `motive IN ('digital', 'rights', 'care', 'social')`,
  needs: `needs <@ ARRAY['ameli_account', 'mon_espace_sante', 'email', 'other_service']`,
  callBackSlots: `call_back_slots <@ ARRAY['mon_am', 'mon_pm', 'tue_am', 'tue_pm',
    'wed_am', 'wed_pm', 'thu_am', 'thu_pm', 'fri_am', 'fri_pm']`,
  language: `language IN ('fr', 'ar', 'hy', 'en', 'es', 'fa', 'ka', 'ps', 'pt', 'ro',
    'ru', 'sq', 'tr', 'uk', 'zh', 'fsl', 'other')`,
  sent: `num_nonnulls(asked_parts, answer_due_on) IN (0, 2)
    AND (step = 'draft') <= (answer_due_on IS NULL)
    AND (step NOT IN ('draft', 'withdrawn')) <= (answer_due_on IS NOT NULL)`,
  workshop: `(step IN ('workshop_offered', 'workshop_attended')) <= (workshop_on IS NOT NULL)
    AND (step IN ('draft', 'transmitted', 'acknowledged', 'refused', 'expired')) <= (workshop_on IS NULL)`,
  purged: `purged_at IS NULL
    OR step IN ('refused', 'withdrawn', 'expired', 'closed') AND cardinality(needs) = 0
      AND cardinality(call_back_slots) = 0 AND language IS NULL AND NOT interpreter AND NOT through_helper`,
};
