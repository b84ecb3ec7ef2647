import { dayIn } from '../../../platform/time/day.js';
import type { StructureSummary } from '../../structures/index.js';
import type { InformationSheet } from '../information-sheet.entity.js';
import type { InformationData } from '../slips/information.js';

/** What the information sheet says, whether shown as a page or made as a PDF. */
export const informationFacts = (
  sheet: Readonly<InformationSheet>,
  fund: StructureSummary | null,
  giver: StructureSummary,
  general: boolean,
): InformationData => ({
  fund: fund && {
    name: fund.name,
    phone: fund.phone,
    email: fund.email,
    hours: fund.contactHours,
    communeName: fund.communeName,
  },
  general,
  giver: { name: giver.name, phone: giver.phone },
  givenOn: dayIn(sheet.givenAt),
});
