import { dateField, errorSummary, type Field } from '../../../../platform/http/forms/fields.js';
import { view, type View } from '../../../../platform/http/page.js';
import type { StoredWorkshop } from '../../organising/workshop-records.js';
import { DAY_FIELDS, type MoreDaysForm } from './more-days.form.js';
import { paths } from './paths.js';
import { hoursWords } from './workshop-words.js';

interface MoreDaysModel {
  heading: string;
  lede: string;
  action: string;
  errors: { href: string; text: string }[];
  /** Why the base refused, when no field is to blame. */
  refusal: string | null;
  days: Field[];
  cancelHref: string;
}

export function moreDaysPage(
  workshop: StoredWorkshop,
  form: MoreDaysForm,
  refusal: string | null,
): View<MoreDaysModel> {
  const { id, title } = workshop;
  const suggested = ['Première date', 'Deuxième date', 'Troisième date', 'Quatrième date', 'Cinquième date'] as const;
  const errors = errorSummary(form);
  const model = {
    heading: 'Ajouter des dates',
    lede: `«\u00a0${title}\u00a0», ${hoursWords(workshop)}. Les dates ajoutées annoncent la même chose que celle-ci.`,
    action: paths.moreDays.to({ id }),
    errors: refusal ? [...errors, { href: '#day1', text: refusal }] : errors,
    refusal,
    days: suggested.map((label, index) =>
      dateField(form, DAY_FIELDS[index] ?? 'day1', label, { required: index === 0 }),
    ),
    cancelHref: paths.show.to({ id }),
  };
  return view('workshops/organising/more-days', model.heading, model, {
    breadcrumbs: [
      { href: paths.list.to(), text: 'Ateliers' },
      { href: paths.show.to({ id }), text: title },
    ],
  });
}
