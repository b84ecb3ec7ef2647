import { type Field, textareaField } from '../../../../platform/http/forms/fields.js';
import { view, type View } from '../../../../platform/http/page.js';
import type { StoredWorkshop } from '../../organising/workshop-records.js';
import type { CancelForm } from './cancel.form.js';
import { paths } from './paths.js';
import { dayValue } from './series-change.page.js';
import { capital, whenWords } from './workshop-words.js';

interface CancelModel {
  heading: string;
  lede: string;
  action: string;
  errors: { href: string; text: string }[];
  error: string | null;
  words: Field;
  dates: { id: string; value: string; text: string; hint: string | null; ticked: boolean }[];
  cancelHref: string;
}

/** @param days the date itself, then the following ones of its series */
export function cancelPage(
  workshop: StoredWorkshop,
  form: CancelForm,
  days: readonly StoredWorkshop[],
  error: string | null,
): View<CancelModel> {
  const summary = form.errors.map(({ field, message }) => ({ href: `#${field}`, text: message }));
  const model = {
    heading: 'Annuler l’atelier\u00a0?',
    lede: `«\u00a0${workshop.title}\u00a0». ${days.length > 1 ? SEVERAL : ''}${TOLD}`,
    action: paths.cancel.to({ id: workshop.id }),
    errors: error ? [...summary, { href: '#date-1', text: error }] : summary,
    error,
    words: textareaField(form, 'words', 'Ce qui sera dit aux personnes inscrites', {
      ...{
        required: false,
        rows: 3,
        hint: 'Par exemple\u00a0: l’animatrice est absente, l’atelier est reporté en janvier.',
      },
    }),
    dates: days.map((day, index) => ({
      ...{ id: `date-${index + 1}`, value: dayValue(day), text: capital(whenWords(day)), hint: seatsHint(day) },
      ticked: form.days.length > 0 ? form.days.includes(dayValue(day)) : day.id === workshop.id,
    })),
    cancelHref: paths.show.to({ id: workshop.id }),
  };
  return view('workshops/organising/cancel', model.heading, model, {
    breadcrumbs: [
      { href: paths.list.to(), text: 'Ateliers' },
      { href: paths.show.to({ id: workshop.id }), text: workshop.title },
    ],
  });
}

const SEVERAL = 'Cochez les dates à annuler. ';
const TOLD =
  'Les personnes inscrites sont prévenues et le matériel est libre de nouveau. On ne revient pas en arrière.';

const seatsHint = ({ seatsTaken }: StoredWorkshop): string | null => {
  if (seatsTaken === 0) return null;
  return seatsTaken > 1 ? `${seatsTaken}\u00a0inscriptions` : 'Une inscription';
};
