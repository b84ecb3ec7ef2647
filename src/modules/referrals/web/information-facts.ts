import { dayIn } from '../../../platform/time/day.js';
import type { StructureSummary } from '../../structures/index.js';
import type { InformationSheet } from '../information-sheet.entity.js';
import type { InformationData } from '../slips/information.js';

/** « www.exemple.fr », without what a browser adds by itself. */
const siteToType = (website: string): string => website.replace(/^https?:\/\//, '').replace(/\/$/, '');

/** What the information sheet says, whether shown as a page or made as a PDF. */
export const informationFacts = (
  sheet: Readonly<InformationSheet>,
  fund: StructureSummary | null,
  giver: StructureSummary,
  general: boolean,
): InformationData => ({
  fund: fund && {
    name: fund.name,
    // Already the first line of the sheet of the general scheme, as its site.
    phone: general && fund.phone === '3646' ? null : fund.phone,
    email: fund.email,
    hours: fund.contactHours,
    communeName: fund.communeName,
    address: fund.address,
    site: general ? null : fund.website && siteToType(fund.website),
  },
  general,
  giver: { name: giver.name, phone: giver.phone },
  givenOn: dayIn(sheet.givenAt),
});
