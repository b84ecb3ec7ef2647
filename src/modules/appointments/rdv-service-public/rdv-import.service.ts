import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { openTableFile, readRows, SpreadsheetRefusedError } from '../../../platform/spreadsheets/index.js';
import type { ExternalRdv, Received } from './external-rdv.js';
import { columnsOf, lackingIn, plain, type RdvColumns } from './rdv-columns.js';
import { RdvMatches } from './rdv-matches.js';
import { RdvNews } from './rdv-news.js';
import { RdvReception } from './rdv-reception.js';
import { readRdvRow, type RdvSurroundings } from './read-rdv-row.js';

/** A page waits for them: more are exported in several times. */
export const MOST_RDVS = 3_000;
const HEADING_ROWS = 10;

export interface RefusedLine {
  line: number;
  message: string;
}

/** What an export would bring; nothing is written. */
export interface RdvAnalysis {
  rdvs: ExternalRdv[];
  refused: RefusedLine[];
  toAdd: number;
  known: number;
  /** Whose agent has no account here. */
  aside: number;
}

const TOO_MANY = `Ce fichier a plus de ${MOST_RDVS.toLocaleString('fr-FR')} rendez-vous. Exportez une période plus courte, puis recommencez.`;
const NO_LINE = 'Ce fichier n’a aucun rendez-vous.';

/** Exports of RDV Service Public: read whole, then written. */
@Injectable()
export class RdvImport {
  constructor(
    private readonly matches: RdvMatches,
    private readonly news: RdvNews,
    private readonly reception: RdvReception,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws SpreadsheetRefusedError in French: no such export */
  async analyse({ structureId }: StructureActor, path: string): Promise<RdvAnalysis> {
    const { rdvs, refused } = await readFile(path, await this.surroundings(structureId));
    if (rdvs.length + refused.length === 0) throw new SpreadsheetRefusedError(NO_LINE);
    const settled = await this.news.settled(
      structureId,
      rdvs.map(({ externalId }) => externalId),
    );
    const known = rdvs.filter(({ externalId }) => settled.has(externalId)).length;
    const accounts = new Set((await this.matches.agents.list(structureId)).map(({ email }) => email));
    const aside = rdvs.filter(
      (rdv) => !settled.has(rdv.externalId) && !rdv.agentEmails.some((one) => accounts.has(one)),
    );
    return { rdvs, refused, known, aside: aside.length, toAdd: rdvs.length - known - aside.length };
  }

  /** Each appointment in its own transaction: what was taken stays, and the same file sent again takes the rest. */
  async apply(actor: StructureActor, path: string): Promise<Record<Received, number>> {
    const { rdvs } = await this.analyse(actor, path);
    const counts: Record<Received, number> = { added: 0, changed: 0, known: 0, aside: 0 };
    for (const rdv of rdvs) counts[await this.reception.receive(actor.structureId, rdv, actor.userId)] += 1;
    const subject = { subjectKind: 'structure', subjectId: actor.structureId };
    await this.audit.record({ verb: 'rdv-service-public.import', ...subject, details: counts });
    return counts;
  }

  private async surroundings(structureId: string): Promise<RdvSurroundings> {
    const agents = await this.matches.agents.list(structureId);
    const names = agents.map(({ name }) => plain(name));
    // Two agents of one name cannot be told apart by it.
    const alone = agents.filter((_, index) => names.filter((name) => name === names[index]).length === 1);
    return {
      zone: await this.matches.places.zone(structureId, null),
      emails: new Map(alone.map(({ name, email }) => [plain(name), email])),
      minutes: await this.matches.reasons.minutes(structureId),
    };
  }
}

async function readFile(path: string, around: RdvSurroundings): Promise<Pick<RdvAnalysis, 'rdvs' | 'refused'>> {
  const found = new Map<string, ExternalRdv>();
  const refused: RefusedLine[] = [];
  let columns: RdvColumns | undefined;
  let lacking: string[] = [];
  for await (const { number, cells } of readRows(await openTableFile(path))) {
    if (!columns) {
      const read = columnsOf(cells);
      lacking = lackingIn(read);
      if (lacking.length === 0) columns = read;
      else if (number >= HEADING_ROWS) break;
      continue;
    }
    const rdv = readRdvRow(cells, columns, around);
    if (typeof rdv === 'string') refused.push({ line: number, message: rdv });
    else found.set(rdv.externalId, together(found.get(rdv.externalId), rdv));
    if (found.size + refused.length > MOST_RDVS) throw new SpreadsheetRefusedError(TOO_MANY);
  }
  if (!columns) throw new SpreadsheetRefusedError(notTheirs(lacking));
  return { rdvs: [...found.values()], refused };
}

/** Lines of one number are the participations of one appointment: who came makes it held. */
function together(before: ExternalRdv | undefined, { people, status, ...rdv }: ExternalRdv): ExternalRdv {
  if (!before) return { ...rdv, people, status };
  const isNamed = people.every((one) => before.people.some((other) => sameName(one, other)));
  return {
    ...before,
    people: isNamed ? before.people : [...before.people, ...people],
    status: before.status === 'honoured' || status !== 'honoured' ? before.status : status,
  };
}

const sameName = (one: { firstName: string; lastName: string }, other: typeof one): boolean =>
  one.firstName === other.firstName && one.lastName === other.lastName;

const notTheirs = (lacking: readonly string[]): string =>
  `Ce fichier n’est pas un export de rendez-vous de RDV Service Public\u00a0: il n’a pas de colonne ${lacking.join(', ')}.`;
