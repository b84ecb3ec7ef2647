import { view, type View } from '../../../platform/http/page.js';
import type { Day } from '../../../platform/time/day.js';
import { fullDay } from '../../../platform/time/french.js';
import { beneficiariesPaths } from '../../beneficiaries/index.js';
import type { Fact, Summary } from '../summary/summary.service.js';

interface SummaryModel {
  name: string;
  about: string;
  parts: { heading: string; records: { first: string; others: string[] }[]; more: boolean }[];
  /** Headings under which there is nothing. */
  nothing: string;
  looked: { structureName: string; days: string }[] | null;
  notes: string;
}

export function summaryPage(
  { person, parts, lookers }: Summary,
  structureName: string,
  today: Day,
): View<SummaryModel> {
  const full = parts.filter(({ records }) => records.length > 0);
  const empty = parts.filter(({ records }) => records.length === 0);
  const model: SummaryModel = {
    name: person.displayName,
    about: `Ce que ${structureName} sait de vous, au ${fullDay(today)}.`,
    parts: full.map(({ heading, records, more }) => ({
      heading,
      more,
      records: records.flatMap(([first, ...others]) =>
        first ? [{ first: said(first), others: others.map(said) }] : [],
      ),
    })),
    nothing: empty.map(({ heading }) => heading).join(' · '),
    looked:
      lookers?.map(({ structureName: name, days }) => ({ structureName: name, days: days.map(fullDay).join(', ') })) ??
      null,
    notes: person.shared
      ? 'Une autre structure tient votre fiche\u00a0: ses notes, ses séances et qui l’a consultée sont à lui demander.'
      : 'Les structures avec qui votre fiche est partagée tiennent leurs propres séances et leurs propres notes\u00a0: elles sont à leur demander.',
  };
  return view('case-file/summary', 'Ce que nous savons de vous', model, {
    layout: 'print',
    breadcrumbs: [{ href: beneficiariesPaths.caseFile.to({ id: person.id }), text: 'la fiche' }],
  });
}

/** « Convenu le 12 novembre 2026 », « Durée : 30 min ». */
const said = ({ label, words }: Fact): string =>
  /(^|\s)(le|du|jusqu’au)$/i.test(label) ? `${label} ${words}` : `${label}\u00a0: ${words}`;
