import { view, type View } from '../../../../platform/http/page.js';
import type { PlannedDay } from '../../organising/series-plan.js';
import type { StoredWorkshop } from '../../organising/workshop-records.js';
import { hiddenFields, type HiddenField } from './hidden-fields.js';
import { paths } from './paths.js';
import { keptLabels } from './workshop-differences.js';
import { capital, whenWords } from './workshop-words.js';

type Planned = PlannedDay<StoredWorkshop>;

interface SeriesChangeModel {
  heading: string;
  lede: string;
  action: string;
  errors: { href: string; text: string }[];
  error: string | null;
  hidden: HiddenField[];
  dates: { id: string; value: string; text: string; hint: string | null; ticked: boolean }[];
  draftButton: boolean;
  button: string;
}

/** « id_version »: a date ticked here is the one that was seen here. */
export const dayValue = ({ id, version }: Pick<StoredWorkshop, 'id' | 'version'>): string => `${id}_${version}`;

/** Nobody registered, nothing changed by hand: nothing to ask. */
export const mustAsk = ({ workshop, differs }: Planned): boolean => differs.length > 0 || workshop.seatsTaken > 0;

export function seriesChangePage(
  workshop: StoredWorkshop,
  body: unknown,
  planned: readonly Planned[],
  error: string | null,
): View<SeriesChangeModel> {
  const model = {
    heading: 'Quelles dates changer\u00a0?',
    lede: LEDE,
    action: paths.edit.to({ id: workshop.id }),
    errors: error ? [{ href: '#date-1', text: error }] : [],
    error,
    hidden: hiddenFields(body, ['act', 'days']),
    dates: planned.map((day, index) => ({
      ...{ id: `date-${index + 1}`, value: dayValue(day.workshop), text: capital(whenWords(day.workshop)) },
      ...{ hint: hintOf(day), ticked: day.workshop.id === workshop.id || !mustAsk(day) },
    })),
    draftButton: false,
    button: 'Changer ces dates',
  };
  return view('workshops/organising/series-dates', model.heading, model, {
    breadcrumbs: [
      { href: paths.list.to(), text: 'Ateliers' },
      { href: paths.show.to({ id: workshop.id }), text: workshop.title },
    ],
  });
}

const LEDE =
  'Des dates ont déjà des inscriptions, ou ont été modifiées à part\u00a0: elles ne changent que si vous les cochez. ' +
  'Si l’heure ou le lieu change, les personnes inscrites sont prévenues.';

function hintOf({ workshop, differs, content }: Planned): string | null {
  const words = [];
  const { seatsTaken } = workshop;
  if (seatsTaken > 0) words.push(seatsTaken > 1 ? `${seatsTaken}\u00a0inscriptions` : 'Une inscription');
  const labels = [...new Set(differs.map((key) => keptLabels[key]))];
  if (labels.length > 0) words.push(`Modifiée à part\u00a0: ${labels.join(', ')}`);
  if (content.startsAt.getTime() !== workshop.startsAt.getTime()) words.push(`devient ${whenWords(content)}`);
  return words.length > 0 ? words.join(' · ') : null;
}
