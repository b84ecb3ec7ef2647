import { IsBoolean, IsOptional } from 'class-validator';
import { Form } from '../../../../platform/http/forms/form.js';
import { AsBoolean } from '../../../../platform/http/forms/transforms.js';
import { isId } from '../../../../platform/ids.js';
import type { ReplacementDay } from '../../replacing/replacement-days.service.js';
import type { Act, Line } from '../../replacing/replacement.js';

/** Whose day; what becomes of each of its lines stands in fields of its own (`choicesIn`). */
export class ReplacementForm extends Form {
  @IsOptional()
  agent?: string;

  @IsOptional()
  jour?: string;

  @AsBoolean()
  @IsBoolean()
  absence = false;
}

/** Names of the fields of a line. */
export const fieldsOf = (id: string) => ({
  act: `acte-${id}`,
  colleague: `collegue-${id}`,
  offer: `creneau-${id}`,
  force: `savoir-${id}`,
});

export const ACTS = { keep: 'garder', give: 'confier', move: 'deplacer', cancel: 'annuler' } as const;

export interface Choices {
  acts: Map<string, Act>;
  /** By line: what is missing or wrong, in words. */
  faults: Map<string, string>;
}

type Body = Readonly<Record<string, unknown>>;

/** What was chosen for each line of the day; what is proposed where nothing was. */
export function choicesIn(body: Body, { lines }: ReplacementDay): Choices {
  const choices: Choices = { acts: new Map(), faults: new Map() };
  for (const line of lines) {
    const read = actIn(body, line);
    if (typeof read === 'string') choices.faults.set(line.item.id, read);
    else choices.acts.set(line.item.id, read);
  }
  return choices;
}

function actIn(body: Body, { item, ours, colleagues, proposed }: Line): Act | string {
  const names = fieldsOf(item.id);
  if (!ours) return { kind: 'keep' };
  switch (body[names.act]) {
    case undefined:
      return proposed;
    case ACTS.keep:
      return { kind: 'keep' };
    case ACTS.cancel:
      return { kind: 'cancel' };
    case ACTS.give: {
      const colleague = colleagues.find(({ id }) => id === body[names.colleague]);
      if (!colleague) return 'Choisissez à qui confier cette ligne.';
      return { kind: 'give', agentId: colleague.id, force: body[names.force] === 'true' };
    }
    case ACTS.move:
      return (item.kind === 'appointment' ? offerIn(body[names.offer]) : null) ?? 'Choisissez un autre créneau.';
    default:
      return 'Choisissez ce que devient cette ligne.';
  }
}

/** The same, where a colleague who is not free was chosen without a word that this is known: a fault. */
export function knowingly({ acts, faults }: Choices, { lines }: ReplacementDay): Choices {
  for (const { item, colleagues } of lines) {
    const act = acts.get(item.id);
    const colleague = act?.kind === 'give' && !act.force ? colleagues.find(({ id }) => id === act.agentId) : undefined;
    if (colleague?.free === false) {
      faults.set(item.id, `${colleague.name} n’est pas libre à cette heure\u00a0: dites que vous le savez, ou choisissez autre chose.`);
    }
  }
  return { acts, faults };
}

/** The hour, the agent and the place of an offer, as one value. */
export const offerValue = (offer: { startsAt: Date; agentId: string; placeId: string | null }): string =>
  [offer.startsAt.toISOString(), offer.agentId, offer.placeId ?? ''].join('|');

function offerIn(value: unknown): Act | null {
  if (typeof value !== 'string') return null;
  const [at = '', agentId, placeId = ''] = value.split('|');
  const startsAt = new Date(at);
  if (Number.isNaN(startsAt.getTime()) || !isId(agentId) || !(placeId === '' || isId(placeId))) return null;
  return { kind: 'move', startsAt, agentId, placeId: placeId || null };
}
