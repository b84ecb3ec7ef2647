/** What a membership `m` is in: the name of its structure, team or territory. Goes with `WORKPLACE_JOINS`. */
export const WORKPLACE_NAME = `coalesce(s.name, t.name, d.name, r.name, CASE m.territory_kind WHEN 'country' THEN 'France entière' END,
  'Administration')`;

export const WORKPLACE_JOINS = `
  LEFT JOIN structure s ON s.id = m.structure_id
  LEFT JOIN team t ON t.id = m.team_id
  LEFT JOIN department d ON m.territory_kind = 'department' AND d.code = m.territory_code
  LEFT JOIN region r ON m.territory_kind = 'region' AND r.code = m.territory_code`;
