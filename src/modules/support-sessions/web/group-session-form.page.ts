import { errorSummary, type Field, radiosField, textField } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import { WORKSHOP_LEVELS } from '../vocabulary.js';
import type { GroupPeople } from './group-people.js';
import type { GroupSessionForm } from './group-session.form.js';
import { healthSpaceFields, type HealthSpaceFields } from './health-space.fields.js';
import { type HeadcountGroup, headcountGroups } from './headcount-fields.js';
import { paths } from './paths.js';
import type { FullDesk } from './session-desk.js';
import type { Difference } from './session-differences.js';
import { type SessionFields, sessionFields } from './session-fields.js';
import { newFormHidden } from './session-form.page.js';
import { type Folds, foldsOf } from './session-folds.js';
import type { Submission } from './session-submission.js';
import { tagFields, type TagFields } from './tag-fields.js';

interface ShownPerson {
  id: string;
  name: string;
  facts: string;
  /** What the button beside the name does. */
  act: string;
}

interface GroupPeopleModel {
  listed: ShownPerson[];
  listedWords: string;
  found: ShownPerson[];
  foundWords: string;
}

interface GroupSessionFormModel extends GroupPeopleModel {
  action: string;
  errors: { href: string; text: string }[];
  heading: string;
  hidden: { name: string; value: string }[];
  title: Field;
  workshopLevel: Field;
  personSearch: Field;
  anonymousCount: Field;
  anonymousAlready: Field;
  headcounts: HeadcountGroup[];
  fields: SessionFields;
  folds: Folds;
  healthSpace: HealthSpaceFields;
  tags: TagFields | null;
  /** What somebody else saved meanwhile. */
  meanwhile: Difference[] | null;
  notice: string | null;
  draftAction: string | null;
  cancelHref: string;
}

interface Shown {
  desk: FullDesk;
  people: GroupPeople;
  commune?: Submission['commune'];
  meanwhile?: Difference[];
  notice?: string;
  /** The version of the draft that the page is to be taken for having seen. */
  draftVersion?: number;
}

export function groupSessionFormPage(form: GroupSessionForm, shown: Shown): View<GroupSessionFormModel> {
  const { desk, people, commune, meanwhile } = shown;
  const { session } = desk;
  const heading = session ? 'Modifier l’atelier' : 'Noter un atelier';
  const fields = sessionFields(form, desk, commune?.choices ?? []);
  const model = {
    action: session ? paths.editGroup.to({ id: session.id }) : paths.createGroup.to(),
    errors: errorsInOrder(form),
    heading,
    hidden: hiddenOf(form, desk, shown.draftVersion),
    title: textField(form, 'title', 'Titre', { width: '30', spellcheck: true }),
    workshopLevel: radiosField(form, 'workshopLevel', 'Niveau de l’atelier', levels, { required: false, inline: true }),
    personSearch: {
      ...textField(form, 'personSearch', 'Chercher une personne par son nom', search),
      value: typed(form),
    },
    anonymousCount: textField(form, 'anonymousCount', 'Personnes sans fiche', { ...optional, ...aNumber }),
    anonymousAlready: textField(form, 'anonymousAlready', 'Dont déjà accompagnées', { ...optional, ...aNumber }),
    headcounts: headcountGroups(form),
    fields,
    folds: foldsOf(fields, null, desk.today),
    healthSpace: healthSpaceFields(form),
    tags: tagFields(form, desk.tags, form.day ?? desk.today),
    ...peopleModel(people),
    meanwhile: meanwhile ?? null,
    notice: shown.notice ?? null,
    draftAction: session ? null : paths.saveGroupDraft.to(),
    cancelHref: session ? paths.show.to({ id: session.id }) : paths.list.to(),
  };
  return view('support-sessions/group-session-form', heading, model);
}

const optional = { required: false } as const;
const aNumber = { inputmode: 'numeric', width: '4' } as const;
const search = { ...optional, width: '30' } as const;
const levels = { ...WORKSHOP_LEVELS, '': 'Non précisé' };

/** Whoever was just added is not searched for any more. */
const typed = (form: GroupSessionForm): string => form.personSearch ?? '';

/** The part of the page that changes when somebody is searched for, added or taken off. */
const peopleModel = ({ listed, found, more }: GroupPeople): GroupPeopleModel => ({
  listed: listed.map(({ id, name, facts }) => ({ id, name: name ?? UNSEEN, facts, act: `remove_${id}` })),
  listedWords:
    listed.length === 0 ? 'Aucune personne sur la liste pour l’instant.' : `${inPeople(listed.length)} sur la liste.`,
  found: (found ?? []).map((person) => ({ ...person, act: `add_${person.id}` })),
  foundWords: foundWords(found, more),
});

/** The same for the script, with what is wrong said where its eyes are. */
export const peopleFragment = (people: GroupPeople, form: GroupSessionForm): GroupPeopleModel => {
  const model = peopleModel(people);
  return { ...model, foundWords: form.errorOf('personSearch') ?? model.foundWords };
};

const UNSEEN = 'Personne qui n’est plus suivie par votre structure';

function foundWords(found: GroupPeople['found'], more: boolean): string {
  if (found === null) return '';
  if (found.length === 0) return 'Aucune autre personne de ce nom. Sans fiche, comptez-la plus bas.';
  return more
    ? 'Plusieurs personnes répondent\u00a0: précisez le nom.'
    : `${inPeople(found.length)} trouvée${found.length > 1 ? 's' : ''}.`;
}

const inPeople = (count: number): string => `${count}\u00a0personne${count > 1 ? 's' : ''}`;

function hiddenOf(
  form: GroupSessionForm,
  { session }: FullDesk,
  draftVersion: number | undefined,
): GroupSessionFormModel['hidden'] {
  if (!session) return newFormHidden(form, draftVersion);
  // Until the person is told of the newer version, the form keeps the one that was read.
  const version = form.errorOf('version') ? session.version : (form.version ?? session.version);
  return [{ name: 'version', value: String(version) }];
}

const order = ['title', 'workshopLevel', 'day', 'duration', 'otherMinutes', 'locationKind', 'placeId', 'commune'];
const people = [
  'communeInsee',
  'personSearch',
  'anonymousCount',
  'anonymousAlready',
  'gender_',
  'age_band_',
  'social_status_',
];

/** In the order of the page, whenever each was found. A stale version leads to what changed. */
function errorsInOrder(form: GroupSessionForm): GroupSessionFormModel['errors'] {
  const known = [...order, ...people];
  const position = ({ href }: { href: string }) => {
    const at = known.findIndex((name) => href.slice(1).startsWith(name));
    return at < 0 ? known.length : at;
  };
  return errorSummary(form)
    .sort((one, other) => position(one) - position(other))
    .map(({ href, text }) => ({ href: href === '#version' ? '#entre-temps' : href, text }));
}
