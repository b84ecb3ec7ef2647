import { view, type View } from '../../../../platform/http/page.js';
import { longDay } from '../../../../platform/time/french.js';
import type { SeriesDay } from '../../organising/series-days.js';
import { hiddenFields, type HiddenField } from './hidden-fields.js';
import { paths } from './paths.js';
import type { WorkshopForm } from './workshop.form.js';
import { capital } from './workshop-words.js';

interface SeriesDatesModel {
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

/** The dates of a series before they are made: each can be unticked. */
export function seriesDatesPage(form: WorkshopForm, body: unknown, days: readonly SeriesDay[]): View<SeriesDatesModel> {
  const asked = form.act === 'create' || form.act === 'create-draft';
  const holidays = days.filter(({ holiday }) => holiday !== null).length;
  const model = {
    heading: 'Vérifier les dates',
    lede: `«\u00a0${form.title}\u00a0»\u00a0: ${countWords(days.length)}. ${holidayWords(holidays, form.skipHolidays)}`.trim(),
    action: paths.create.to(),
    errors: asked ? [{ href: '#date-1', text: NONE }] : [],
    error: asked ? NONE : null,
    hidden: hiddenFields(body, ['act', 'days']),
    dates: days.map(({ day, holiday }, index) => ({
      ...{
        id: `date-${index + 1}`,
        value: day,
        text: capital(longDay(day)),
        hint: holiday && `Jour férié\u00a0: ${holiday}`,
      },
      ticked: !asked && !(holiday !== null && form.skipHolidays),
    })),
    draftButton: true,
    button: 'Publier ces dates',
  };
  return view('workshops/organising/series-dates', model.heading, model, {
    breadcrumbs: [{ href: paths.list.to(), text: 'Ateliers' }],
  });
}

const NONE = 'Gardez au moins une date.';

const countWords = (count: number): string => (count > 1 ? `${count}\u00a0dates` : 'une date');

function holidayWords(count: number, skipped: boolean): string {
  if (count === 0) return '';
  if (!skipped) return count > 1 ? `Dont ${count}\u00a0jours fériés.` : 'Dont un jour férié.';
  return count > 1 ? `Les ${count}\u00a0jours fériés ne sont pas cochés.` : 'Le jour férié n’est pas coché.';
}
