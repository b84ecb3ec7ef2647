/**
 * Condition on a beneficiary's id for lists of other modules: the person is of the structure, or shared with it now.
 *
 * @param alias SQL expression that gives the beneficiary's id, such as `s.beneficiary_id`
 * @param structureParam SQL parameter that gives the structure's id, such as `$1`
 */
export const visibleBeneficiarySql = (alias: string, structureParam: string): string =>
  `(EXISTS (SELECT 1 FROM beneficiary vb WHERE vb.id = ${alias} AND vb.structure_id = ${structureParam})
    OR EXISTS (SELECT 1 FROM beneficiary_share vs
                WHERE vs.beneficiary_id = ${alias} AND vs.structure_id = ${structureParam} AND vs.ends_at IS NULL))`;
