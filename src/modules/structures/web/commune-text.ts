import type { Commune } from '../communes.queries.js';

/**
 * « Nancy (54000) »: what the commune field understands without a doubt. With the département when people have to choose.
 *
 * @param typed a postcode that was typed is the one shown, when the commune bears it
 */
export function communeText(commune: Commune, withDepartment = false, typed?: string): string {
  const postcode = commune.postalCodes.find((code) => typed?.includes(code)) ?? commune.postalCodes[0];
  const text = postcode ? `${commune.name} (${postcode})` : `${commune.name} (${commune.departmentCode})`;
  return withDepartment ? `${text}, ${commune.departmentName}` : text;
}
