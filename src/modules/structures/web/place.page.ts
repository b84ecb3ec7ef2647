import type { Actor } from '../../../platform/access/actor.js';
import { showPhone } from '../../../platform/contact/phone.js';
import { type Field, selectField } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import { dayIn } from '../../../platform/time/day.js';
import { fullDay } from '../../../platform/time/french.js';
import type { PlaceOutline } from '../department-outlines.js';
import type { KeptField } from '../locks/index.js';
import { canEditPlace } from '../locks/place-edit.policy.js';
import type { ReceiverRecord } from '../receiver-records.js';
import type { StructureChoice } from '../structures-register.queries.js';
import type { PlaceDetails, StructureSummary } from '../structures.service.js';
import { NOT_PUBLIC, typographic } from './directory-words.js';
import { freshnessWords } from './freshness-words.js';
import { LinkForm } from './link.form.js';
import { openingWords } from './opening-words.js';
import { paths } from './paths.js';
import { offerRows, recordRows, type Row } from './place-rows.js';
import { accompanimentTags, type TagModel } from './place-words.js';
import { recordWords } from './record-words.js';
import { referWords } from './refer-words.js';

interface PlaceModel {
  name: string;
  commune: string;
  tags: TagModel[];
  warnings: string[];
  summary: string | null;
  shortDetails: string | null;
  /** Folded away. */
  longDetails: string | null;
  address: string[];
  positionNote: string | null;
  outline: PlaceOutline | null;
  access: string[];
  opening: { state: string | null; lines: { days: string; times: string }[]; raw: string | null };
  offer: { rows: Row[] } | null;
  phone: { href: string; text: string } | null;
  emails: { href: string; text: string }[];
  links: { href: string; text: string }[];
  noContact: boolean;
  freshness: string;
  /** How to send somebody there. */
  refer: string[];
  /** What our own referrals tell of it. */
  answers: string | null;
  /** « Téléphone, par Ada Minerve le 12 novembre 2026 ». */
  kept: string[];
  editHref: string | null;
  /** The record that this one was merged into. */
  mergedHref: string | null;
  record: { rows: Row[] };
  structureName: string | null;
  link: { action: string; field: Field } | null;
}

export interface Shown {
  actor: Actor;
  place: PlaceDetails;
  structure: StructureSummary | undefined;
  /** How it answered our referrals. */
  record: ReceiverRecord | undefined;
  /** Where it is in its département, when that is sure and known. */
  outline: PlaceOutline | null;
  /** For an administrator alone. */
  choices: StructureChoice[];
  /** What people here have changed, and imports leave. */
  kept: readonly KeptField[];
}

export function placePage(shown: Shown, now: Date): View<PlaceModel> {
  const { actor, place, structure, record, outline, choices } = shown;
  const contacts = contactsOf(place);
  const offer = offerRows(place);
  const model: PlaceModel = {
    name: place.name,
    commune: [place.postalCode, place.communeName].filter(Boolean).join(' '),
    tags: [
      ...(structure ? [{ text: 'Suivi par une structure de l’outil', tone: 'success' as const }] : []),
      ...accompanimentTags(place.accompaniment),
    ],
    warnings: warningsOf(place, now),
    ...presentation(place),
    address: [
      place.address,
      place.addressExtra,
      [place.postalCode, place.communeName].filter(Boolean).join(' '),
    ].filter((line): line is string => Boolean(line)),
    positionNote: positionNotes[place.positionStatus],
    outline,
    access: place.accessModes.map(typographic),
    opening: openingWords(place, now),
    offer: offer.length > 0 ? { rows: offer } : null,
    ...contacts,
    noContact: !contacts.phone && contacts.emails.length === 0 && contacts.links.length === 0,
    freshness: freshnessWords(place.updatedOn, dayIn(now)).text,
    refer: referWords(place, structure !== undefined),
    answers: recordWords(record),
    kept: shown.kept.map(({ label, byName, at }) => keptWords(label, byName, at)),
    editHref: canEditPlace(actor, place) && !place.mergedInto ? paths.editPlace.to({ id: place.id }) : null,
    mergedHref: place.mergedInto ? paths.place.to({ id: place.mergedInto }) : null,
    record: { rows: recordRows(place) },
    structureName: structure?.name ?? null,
    link: actor.role === 'administrator' ? linkModel(place, choices) : null,
  };
  return view('structures/place', place.name, model, {
    breadcrumbs: [{ href: paths.directory.to(), text: 'Annuaire' }],
  });
}

const positionNotes: Record<PlaceDetails['positionStatus'], string | null> = {
  exact: null,
  approximate: 'Position approximative\u00a0: le centre de la commune. Les distances sont indicatives.',
  doubtful:
    'Position douteuse\u00a0: les coordonnées de la fiche sont loin de sa commune. Vérifiez l’adresse par téléphone.',
  none: 'Position inconnue\u00a0: ce lieu n’apparaît pas dans les recherches par distance.',
};

function warningsOf(place: PlaceDetails, now: Date): string[] {
  const gone =
    place.goneAt &&
    !place.mergedInto &&
    `Ce lieu n’est plus dans l’annuaire depuis le ${fullDay(dayIn(place.goneAt))}\u00a0: appelez avant d’y envoyer quelqu’un.`;
  const { old, text } = freshnessWords(place.updatedOn, dayIn(now));
  return [
    ...(gone ? [gone] : []),
    ...(place.accessModes.includes(NOT_PUBLIC) ? ['Ce lieu n’accueille pas de public.'] : []),
    ...(old ? [`${text}\u00a0: vérifiez par téléphone avant d’y envoyer quelqu’un.`] : []),
  ];
}

const keptWords = (label: string, byName: string | null, at: Date): string =>
  `${label}, ${byName ? `par ${byName} ` : ''}le ${fullDay(dayIn(at))}`;

const SHORT = 400;

/** The summary of many rows is the beginning of their details, cut: it is then said once. */
function presentation({
  summary,
  details,
}: PlaceDetails): Pick<PlaceModel, 'summary' | 'shortDetails' | 'longDetails'> {
  const beginning = summary?.replace(/(?:…|\.{3})$/, '').trim();
  const repeated = Boolean(beginning && details?.startsWith(beginning));
  const short = details !== null && details.length <= SHORT;
  return {
    summary: repeated && short ? null : summary,
    shortDetails: short ? details : null,
    longDetails: details !== null && !short ? details : null,
  };
}

function contactsOf(place: PlaceDetails): Pick<PlaceModel, 'phone' | 'emails' | 'links'> {
  const link = (href: string | null, text: string) => (href && /^https?:\/\//i.test(href) ? [{ href, text }] : []);
  return {
    phone: place.phone ? { href: `tel:${place.phone}`, text: showPhone(place.phone) } : null,
    emails: place.emails.map((email) => ({ href: `mailto:${email}`, text: email })),
    links: [
      ...place.websites.flatMap((website) =>
        link(website, website.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '')),
      ),
      ...link(place.bookingUrl, 'Prendre rendez-vous en ligne'),
      ...link(place.accessibilityUrl, 'Accessibilité du lieu (Acceslibre)'),
    ],
  };
}

function linkModel(place: PlaceDetails, choices: StructureChoice[]): PlaceModel['link'] {
  const form = Object.assign(new LinkForm(), { structure: place.structureId ?? '' });
  const named = choices.map(({ id, name, communeName }) => [id, communeName ? `${name} (${communeName})` : name]);
  const field = selectField(form, 'structure', 'Structure qui suit ce lieu', {
    '': 'Aucune',
    ...(Object.fromEntries(named) as Record<string, string>),
  });
  const hint = 'Ses comptes recevront ici les orientations vers ce lieu.';
  return { action: paths.linkPlace.to({ id: place.id }), field: { ...field, required: false, hint } };
}
