/**
 * True when somebody can sign in for the structure on a day: the account is not closed, and works there that day.
 * Not EXISTS, for which the planner may read all memberships at once to answer for a few rows.
 */
export const hasAccountSql = (structureId: string, day: string): string => `coalesce((
    SELECT true FROM membership JOIN app_user ON app_user.id = membership.user_id AND app_user.disabled_at IS NULL
    WHERE membership.structure_id = ${structureId}
      AND membership.starts_on <= ${day} AND (membership.ends_on IS NULL OR membership.ends_on >= ${day})
    LIMIT 1
  ), false)`;
