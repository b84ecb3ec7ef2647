import type { AgeBand, Gender, SocialStatus } from '../beneficiaries/index.js';

/**
 * How those without a file were counted in a workshop: each dimension by itself, as it was entered, never paired with
 * another. Whoever a dimension leaves out is « non communiqué ».
 */
export interface Headcount {
  gender?: Partial<Record<Gender, number>>;
  age_band?: Partial<Record<AgeBand, number>>;
  social_status?: Partial<Record<SocialStatus, number>>;
}
