import { dayIn } from '../../../platform/time/day.js';
import { fullDay, timeOf } from '../../../platform/time/french.js';
import type { FrozenReport } from './frozen-report.entity.js';
import { periodBefore, periodInWords, periodOf } from './report-period.js';

export interface MethodLine {
  label: string;
  value: string;
}

const IN_FULL = 'Les nombres sont exacts. Ce document n’est pas fait pour être publié.';
const GUARDED =
  'De 1 à 4 personnes, le nombre n’est pas montré («\u00a0<\u00a05\u00a0»). «\u00a0Masqué\u00a0»\u00a0: le nombre aurait permis d’en retrouver un autre. Un tableau dont presque tout serait caché n’est pas publié. Aucune personne n’est nommée, ni aucun agent.';
const FROZEN =
  'Les chiffres sont ceux de ce jour-là. Une correction faite plus tard ne les change pas\u00a0: elle se lit à côté, sur la page du rapport.';

/** Up to when what was noted is counted: the roll-ups of a territory may be some seconds behind. */
export function asOfInWords({ content }: FrozenReport): string {
  const asOf = new Date(content.figures.asOf);
  return `le ${fullDay(dayIn(asOf))} à ${timeOf(asOf)}`;
}

/** How and when it was counted, and what is hidden: the same words on every copy. Pure. */
export function methodNote(report: FrozenReport, guarded: boolean, definitionsAddress: string): MethodLine[] {
  const period = periodOf(report);
  const before = periodBefore(period);
  return [
    { label: 'Période', value: `${periodInWords(period)} (du ${fullDay(period.from)} au ${fullDay(period.to)})` },
    { label: 'Périmètre', value: report.scopeName },
    ...(report.filterWords.length > 0 ? [{ label: 'Filtres', value: report.filterWords.join(', ') }] : []),
    { label: 'Chiffres arrêtés', value: `${asOfInWords(report)}. ${FROZEN}` },
    { label: 'Période précédente', value: `du ${fullDay(before.from)} au ${fullDay(before.to)}` },
    {
      label: 'Définitions',
      value: `version ${report.definitionsVersion}, ${guarded ? 'ci-dessous' : definitionsAddress}`,
    },
    { label: 'Petits nombres', value: guarded ? GUARDED : IN_FULL },
    { label: 'Numéro du rapport', value: report.id },
  ];
}
