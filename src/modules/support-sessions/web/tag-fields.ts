import type { Field, Option } from '../../../platform/http/forms/fields.js';
import { checkboxesField } from '../../../platform/http/forms/fields.js';
import type { Day } from '../../../platform/time/day.js';
import type { TagOption } from '../tags/tag-choices.queries.js';
import type { SessionPartsForm } from './session-parts.form.js';

/** What views/partials/session-tags.hbs reads. */
export interface TagFields {
  tagIds: Field;
  /** Behind « Toutes les étiquettes »: those that are used less. */
  more: { field: Field; count: number; searched: boolean } | null;
}

const MOST_TAGS = 10;
const IN_SIGHT = 8;
/** From so many on, a script offers to look for a word among them. */
const SEARCHED = 12;

/**
 * The usual ones in sight, the others one touch away; null when there is none at all. Ticked ones are always in sight.
 * @param day of the session, as far as it is known: a team’s tags serve on the days when one is in it
 */
export function tagFields(form: SessionPartsForm, offered: readonly TagOption[], day: Day): TagFields | null {
  const ticked = new Set(resolved(form.tickedTags, offered).map(({ id }) => id));
  const shown = offered.filter((tag) => ticked.has(tag.id) || serves(tag, day));
  if (shown.length === 0) return null;
  const ordered = [...shown].sort((one, other) => Number(ticked.has(other.id)) - Number(ticked.has(one.id)));
  const choices = Object.fromEntries(ordered.map(({ id, label }) => [id, label]));
  const field = checkboxesField(form, 'tagIds', 'Étiquettes', choices, { required: false });
  const options = field.options.map((option) => ({ ...option, selected: ticked.has(option.value) }));
  const inSight = options.filter((option, index) => index < IN_SIGHT || option.selected);
  const others = options.slice(inSight.length);
  return { tagIds: { ...field, options: inSight }, more: others.length > 0 ? more(field, others) : null };
}

const more = (field: Field, options: Option[]): NonNullable<TagFields['more']> => ({
  field: { ...field, id: 'tagIds-more', label: 'Autres étiquettes', options, error: null },
  count: options.length,
  searched: options.length >= SEARCHED,
});

/** Says at the field what was ticked and can’t be; gives the ids to keep, a merged tag as the one it was merged into. */
export function readTags(form: SessionPartsForm, offered: readonly TagOption[], day: Day | undefined): string[] {
  const found = resolved(form.tickedTags, offered);
  if (found.length > MOST_TAGS) form.reject('tagIds', 'Cochez au plus 10\u00a0étiquettes.');
  const known = new Set(offered.flatMap(({ id, formerIds }) => [id, ...formerIds]));
  if (form.tickedTags.some((id) => !known.has(id))) {
    form.reject(
      'tagIds',
      'Une étiquette cochée vient d’être retirée\u00a0: elle n’est plus proposée. Vérifiez les autres.',
    );
  }
  const late = day ? found.find((tag) => !serves(tag, day)) : undefined;
  if (late) {
    form.reject(
      'tagIds',
      `«\u00a0${late.label}\u00a0» est une étiquette d’équipe, et vous n’étiez pas dans l’équipe ce jour-là. Décochez-la.`,
    );
  }
  return found.map(({ id }) => id);
}

const serves = ({ stays, onSession }: TagOption, day: Day): boolean =>
  onSession || stays === null || stays.some(({ from, to }) => from <= day && (to === null || to >= day));

const resolved = (ids: readonly string[], offered: readonly TagOption[]): TagOption[] =>
  offered.filter(({ id, formerIds }) => ids.includes(id) || formerIds.some((former) => ids.includes(former)));
