import { view, type View } from '../../../../platform/http/page.js';
import { withQuery } from '../../../../platform/http/paths.js';
import { type Day, dayIn } from '../../../../platform/time/day.js';
import { structuresPaths } from '../../../structures/index.js';
import type { SaisineLine } from '../../saisine/saisine.queries.js';
import type { SaisineStep } from '../../saisine/saisine-status.js';
import { motiveLabels } from '../labels.js';
import { onDay } from '../wording.js';
import { stepLabels, stepTones } from './labels.js';
import { saisinePaths } from './paths.js';

interface Tab {
  code: string;
  text: string;
  steps: readonly SaisineStep[];
}

export const saisineTabs: readonly [Tab, ...Tab[]] = [
  { code: 'a-traiter', text: 'À traiter', steps: ['transmitted'] },
  { code: 'accuse-recu', text: 'Accusé reçu', steps: ['acknowledged'] },
  { code: 'recontactees', text: 'Recontactées', steps: ['called_back'] },
  { code: 'atelier', text: 'Atelier proposé', steps: ['workshop_offered'] },
  { code: 'a-clore', text: 'À clore', steps: ['workshop_attended', 'unreachable', 'redirected'] },
  { code: 'terminees', text: 'Terminées', steps: ['closed', 'refused', 'withdrawn', 'expired'] },
];

export const saisineTab = (code: unknown): Tab => saisineTabs.find((tab) => tab.code === code) ?? saisineTabs[0];

interface SaisinesModel {
  title: string;
  filters: { href: string; text: string; current: boolean }[];
  late: string | null;
  rows: {
    href: string;
    title: string;
    detail: string;
    facts: string[];
    tag: { text: string; tone: string };
    late: { text: string; tone: string } | null;
  }[];
  nothing: { title: string; text: string; href: null; action: null };
  more: string | null;
  fundHref: string;
}

export function saisinesPage(
  tab: Tab,
  found: { lines: SaisineLine[]; more: boolean },
  counts: { byStep: Partial<Record<SaisineStep, number>>; late: number },
  today: Day,
): View<SaisinesModel> {
  const count = ({ steps }: Tab) => steps.reduce((sum, step) => sum + (counts.byStep[step] ?? 0), 0);
  const { late } = counts;
  const model: SaisinesModel = {
    title: 'Saisines',
    filters: saisineTabs.map((one) => ({
      href: withQuery(saisinePaths.list.to(), { etape: one.code }),
      text: count(one) > 0 ? `${one.text} (${count(one)})` : one.text,
      current: one.code === tab.code,
    })),
    late:
      late > 0
        ? `${late === 1 ? 'Une saisine attend' : `${late}\u00a0saisines attendent`} une réponse au-delà de votre délai.`
        : null,
    rows: found.lines.map((line) => row(line, today)),
    nothing: { title: 'Aucune saisine ici', text: 'Choisissez une autre étape.', href: null, action: null },
    more: found.more ? 'Seules les cinquante premières sont affichées\u00a0: traitez-les pour voir la suite.' : null,
    fundHref: structuresPaths.myFund.to(),
  };
  return view('referrals/saisines', 'Saisines', model);
}

function row(line: SaisineLine, today: Day): SaisinesModel['rows'][number] {
  const waits = line.step === 'transmitted' || line.step === 'acknowledged';
  const facts = [
    line.communeName,
    line.motive && motiveLabels[line.motive],
    line.step === 'workshop_offered' && line.workshopOn ? `atelier ${onDay(line.workshopOn, today)}` : null,
    waits
      ? `à répondre ${onDay(line.answerDueOn, today)} au plus tard`
      : `étape notée ${onDay(dayIn(line.stepAt), today)}`,
  ];
  return {
    href: saisinePaths.show.to({ id: line.id }),
    title: line.personName ?? 'Personne non affichée',
    detail: `de la part de ${line.senderName}`,
    facts: facts.filter((fact): fact is string => Boolean(fact)),
    tag: { text: stepLabels[line.step], tone: stepTones[line.step] },
    late: line.late ? { text: 'En retard', tone: 'warning' } : null,
  };
}
