import { errorSummary, type Field, selectField, textField } from '../../../platform/http/forms/fields.js';
import type { Link } from '../../../platform/http/layout.js';
import { view, type View } from '../../../platform/http/page.js';
import { withQuery } from '../../../platform/http/paths.js';
import type { TagHolder, TagScope } from '../tags/tag.policy.js';
import type { MergeTarget, TagLine } from '../tags/tags.queries.js';
import { paths } from './paths.js';
import type { MergeForm, TagForm } from './tag.forms.js';

interface TagRow {
  label: string;
  sessions: string;
  /** The sessions that show it; null for those who coordinate and see no session. */
  sessionsHref: string | null;
  renameHref: string;
  retireHref: string;
  mergeHref: string;
  bringBackAction: string;
  into: string | null;
}

interface TagsModel {
  title: string;
  lede: string;
  errors: { href: string; text: string }[];
  action: string;
  label: Field;
  live: TagRow[];
  retired: TagRow[];
  merged: TagRow[];
}

const titles: Record<TagScope, string> = {
  personal: 'Mes étiquettes',
  team: 'Étiquettes de l’équipe',
  department: 'Étiquettes du département',
};

const ledes: Record<TagScope, string> = {
  personal:
    'Des mots à vous pour retrouver et compter vos séances. Vos collègues les lisent sur les séances, mais ne s’en ' +
    'servent pas. N’y écrivez jamais le nom d’une personne.',
  team: 'Les membres de l’équipe s’en servent aux jours où ils en sont membres. N’y écrivez jamais le nom d’une personne.',
  department:
    'Les structures dont la commune est dans le département s’en servent. N’y écrivez jamais le nom d’une personne.',
};

const tagsLink = (scope: TagScope): Link => ({ href: paths.tags.to(), text: titles[scope] });

export function tagsPage({ scope }: TagHolder, lines: TagLine[], form: TagForm): View<TagsModel> {
  const title = titles[scope];
  const rows = (status: TagLine['status']) =>
    lines.filter((line) => line.status === status).map((line) => rowOf(line, scope));
  const model = {
    title,
    lede: ledes[scope],
    errors: errorSummary(form),
    action: paths.tags.to(),
    label: textField(form, 'label', 'Nouvelle étiquette', { hint: 'De 3 à 80\u00a0caractères.', width: '30' }),
    live: rows('live'),
    retired: rows('retired'),
    merged: rows('merged'),
  };
  return view('support-sessions/tags', title, model);
}

const rowOf = ({ id, label, sessions, intoLabel }: TagLine, scope: TagScope): TagRow => ({
  label,
  sessions: sessionsInWords(sessions),
  sessionsHref: scope === 'personal' && sessions > 0 ? withQuery(paths.list.to(), { etiquette: id }) : null,
  renameHref: paths.renameTag.to({ id }),
  retireHref: paths.retireTag.to({ id }),
  mergeHref: paths.mergeTag.to({ id }),
  bringBackAction: paths.bringBackTag.to({ id }),
  into: intoLabel,
});

const sessionsInWords = (count: number): string =>
  count === 0 ? 'aucune séance' : `${count}\u00a0séance${count > 1 ? 's' : ''}`;

interface TagActModel {
  title: string;
  words: string[];
  errors: { href: string; text: string }[];
  action: string;
  /** A page that only asks for something is asked for by GET. */
  method: 'get' | 'post';
  text: Field | null;
  select: Field | null;
  hidden: { name: string; value: string } | null;
  button: string | null;
  cancelHref: string;
}

type Shown = { scope: TagScope; id: string; label: string };

function actPage(scope: TagScope, model: Partial<TagActModel> & Pick<TagActModel, 'title' | 'action' | 'button'>) {
  const plain = { words: [], errors: [], method: 'post' as const, text: null, select: null, hidden: null };
  const shown: TagActModel = { ...plain, cancelHref: paths.tags.to(), ...model };
  return view('support-sessions/tag-act', shown.title, shown, { breadcrumbs: [tagsLink(scope)] });
}

export const renameTagPage = ({ scope, id, label }: Shown, form: TagForm): View<TagActModel> =>
  actPage(scope, {
    title: `Renommer «\u00a0${label}\u00a0»`,
    words: ['Le nouveau nom s’affiche aussi sur les séances déjà notées.'],
    errors: errorSummary(form),
    action: paths.renameTag.to({ id }),
    text: textField(form, 'label', 'Nom de l’étiquette', { width: '30' }),
    button: 'Renommer',
  });

export const retireTagPage = ({ scope, id, label }: Shown, sessions: number): View<TagActModel> =>
  actPage(scope, {
    title: `Retirer «\u00a0${label}\u00a0»\u00a0?`,
    words: [
      'Elle ne sera plus proposée. Vous pourrez la remettre.',
      `Les séances qui la portent la gardent (${sessionsInWords(sessions)}), et les chiffres aussi.`,
    ],
    action: paths.retireTag.to({ id }),
    button: 'Retirer l’étiquette',
  });

export function mergeTagPage({ scope, id, label }: Shown, targets: MergeTarget[], form: MergeForm): View<TagActModel> {
  const suffix: Record<TagScope, string> = { personal: '', team: ' (équipe)', department: ' (département)' };
  const choices = Object.fromEntries(targets.map((target) => [target.id, `${target.label}${suffix[target.scope]}`]));
  const some = targets.length > 0;
  return actPage(scope, {
    title: `Réunir «\u00a0${label}\u00a0» à une autre étiquette`,
    words: some
      ? ['Les séances qui la portent seront lues et comptées avec l’autre. Rien n’est effacé.']
      : ['Il n’y a pas d’autre étiquette à laquelle la réunir.'],
    errors: errorSummary(form),
    action: paths.confirmMergeTag.to({ id }),
    method: 'get',
    select: some ? selectField(form, 'vers', 'Réunir à', { '': 'Choisissez', ...choices }) : null,
    button: some ? 'Continuer' : null,
  });
}

export const confirmMergePage = (
  { scope, id, label }: Shown,
  target: MergeTarget,
  counts: { source: number; target: number },
): View<TagActModel> =>
  actPage(scope, {
    title: `Réunir «\u00a0${label}\u00a0» à «\u00a0${target.label}\u00a0»\u00a0?`,
    words: [
      `«\u00a0${label}\u00a0»\u00a0: ${sessionsInWords(counts.source)}. «\u00a0${target.label}\u00a0»\u00a0: ${sessionsInWords(counts.target)}.`,
      `Toutes ces séances afficheront «\u00a0${target.label}\u00a0», et «\u00a0${label}\u00a0» ne sera plus proposée.`,
      'C’est définitif\u00a0: on ne sépare plus deux étiquettes réunies.',
    ],
    action: paths.mergeTag.to({ id }),
    hidden: { name: 'vers', value: target.id },
    button: 'Réunir les deux étiquettes',
    cancelHref: paths.mergeTag.to({ id }),
  });
