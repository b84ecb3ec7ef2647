/** One record of each kind, in a structure that is not that of the people who knock at the door. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { RdvFiles } from '../../../src/modules/appointments/rdv-service-public/rdv-files.js';
import { placeOf } from '../../../src/modules/exports/export-asked.js';
import { newId } from '../../../src/platform/ids.js';
import { createAbsence, createAppointment, createAvailability, createReason } from '../../factories/appointments.js';
import { ImportFiles } from '../../../src/platform/uploads/index.js';
import { roles, type Role, type StructureActor } from '../../../src/platform/access/actor.js';
import { createAssessment, createPerson } from '../../factories/assessments.js';
import { createCaseLife } from '../../factories/case-life.js';
import { createExportRun } from '../../factories/exports.js';
import { createTeam, createTeamMember, createUser } from '../../factories/identity.js';
import { createMessage } from '../../factories/messages.js';
import { createReferral } from '../../factories/referrals.js';
import { createCommunes, createPlace, createStructure } from '../../factories/structures.js';
import { createDraft, createTemplate } from '../../factories/session-drafts.js';
import { createCoordinationActivity, createSession, createWorkshopSession } from '../../factories/support-sessions.js';
import { createOrganised } from '../../factories/organising.js';
import { createSavedFilter } from '../../factories/statistics.js';
import { createTag } from '../../factories/tags.js';
import { createReport } from '../../factories/reports.js';
import { createRegistration, createWorkshop } from '../../factories/workshops.js';
import type { TestApp, Visit } from '../../setup/app.js';

export interface RecordFixture {
  /** What the parameters of the route are for this record. */
  params: Record<string, string>;
  /** `structure`: nobody of another one may know of it. `everybody`: those who have the role at all share it. */
  owned: 'structure' | 'everybody';
  /** Where its own structure reads it (200): proof that the record is a real one. */
  show: string | null;
}

export interface World {
  /** By the beginning of the route's pattern; the longest that fits is taken. */
  records: Record<string, RecordFixture>;
  /** Someone of each role, in a structure that holds none of the records. */
  visits: Record<Role, Visit>;
  owner: Visit;
}

export async function createWorld(app: TestApp): Promise<World> {
  await createCommunes(app.db);
  const [here, elsewhere, partner] = [
    await createStructure(app.db, { name: 'Espace d’ici' }),
    await createStructure(app.db, { name: 'Maison d’ailleurs' }),
    await createStructure(app.db, { name: 'Partenaire' }),
  ];
  const fund = await createStructure(app.db, { kind: 'fund' });
  const teamId = await createTeam(app.db);
  const visits = {} as Record<Role, Visit>;
  for (const role of roles) {
    const structureId = role === 'fund_agent' ? fund : ['coordinator', 'administrator'].includes(role) ? null : here;
    const user = await createUser(app.db, { role, structureId, teamId: role === 'coordinator' ? teamId : null });
    visits[role] = await app.signInAs(user);
    await visits[role].get('/mon-compte');
  }
  const owner = await createUser(app.db, { role: 'structure_manager', structureId: elsewhere });
  const records = await createRecords(app, { elsewhere, partner, ownerId: owner.id, teamId });
  return { records, visits, owner: await app.signInAs(owner) };
}

async function createRecords(
  app: TestApp,
  { elsewhere, partner, ownerId, teamId }: Record<'elsewhere' | 'partner' | 'ownerId' | 'teamId', string>,
): Promise<World['records']> {
  const { db } = app;
  const person = await createPerson(db, { structureId: elsewhere, createdBy: ownerId });
  const about = { beneficiaryId: person, structureId: elsewhere };
  const assessment = await createAssessment(db, { ...about, authorId: ownerId });
  const referral = await createReferral(db, {
    ...{ beneficiaryId: person, senderStructureId: elsewhere, senderId: ownerId },
    ...{ receiverStructureId: partner, status: 'sent' as const },
  });
  const mission = await createReferral(db, {
    ...{ beneficiaryId: person, senderStructureId: elsewhere, senderId: ownerId, status: 'sent' as const },
    ...{ receiverStructureId: await createStructure(db, { kind: 'fund' }), path: 'health_access_mission' as const },
  });
  await db.query(
    `INSERT INTO saisine (referral_id, beneficiary_id, fund_id, motive, step, asked_parts, answer_due_on)
     SELECT id, beneficiary_id, receiver_structure_id, motive, 'transmitted', '{}', '2026-12-08' FROM referral WHERE id = $1`,
    [mission],
  );
  const session = await createSession(db, { structureId: elsewhere, mediatorId: ownerId });
  const draft = await createDraft(db, { structureId: elsewhere, ownerId });
  const workshopDraft = await createDraft(db, { structureId: elsewhere, ownerId }, { kind: 'workshop' });
  const template = await createTemplate(db, { structureId: elsewhere, ownerId });
  const tag = await createTag(db, ownerId, 'Mot d’ailleurs', { ownerId });
  const savedFilter = await createSavedFilter(db, ownerId);
  const workshop = await createWorkshopSession(db, { structureId: elsewhere, mediatorId: ownerId });
  const activity = await createCoordinationActivity(db, { structureId: elsewhere, authorId: ownerId });
  const account = await createUser(db, { structureId: elsewhere });
  const memberId = await createTeamMember(db, { teamId, structureId: elsewhere });
  const [sheet, invitation, document] = [newId(), newId(), newId()];
  await db.query(
    `INSERT INTO information_sheet (id, beneficiary_id, structure_id, given_by, given_at, level)
     VALUES ($1, $2, $3, $4, '2026-11-20', 'independent')`,
    [sheet, person, elsewhere, ownerId],
  );
  await db.query(
    `INSERT INTO referral_document (id, referral_id, side, added_at, added_by, name, size, sha256, content)
     VALUES ($1, $2, 'sender', '2026-11-23', $3, 'justificatif.pdf', 5, 'x', '%PDF-')`,
    [document, referral, ownerId],
  );
  await db.query(
    `INSERT INTO invitation (id, email, first_name, last_name, role, structure_id, token_hash, invited_by, created_at,
       expires_at)
     VALUES ($1, 'invitee@exemple.test', 'Inès', 'Invitée', 'counter', $2, 'x', $3, '2026-11-23', '2026-11-30')`,
    [invitation, elsewhere, ownerId],
  );
  const bulkImport = newId();
  await db.query(
    `INSERT INTO people_import (id, structure_id, requested_by, kind, layout, file_name, file_hash, sheet, heading_row,
       headings, status, received_at)
     VALUES ($1, $2, $3, 'people', 'other', 'liste.csv', 'x', 0, 1, '{Nom}', 'applied', '2026-11-23')`,
    [bulkImport, elsewhere, ownerId],
  );
  const run = await createOwnExport(db, ownerId);
  const held = await createWorkshop(db, { structureId: elsewhere, createdBy: ownerId });
  const message = await createMessage(db, { structureId: elsewhere });
  const twin = await createPerson(db, { structureId: elsewhere, createdBy: ownerId });
  const merge = newId();
  await db.query(
    `INSERT INTO beneficiary_merge (id, structure_id, kept_id, merged_id, merged_at, merged_by, sealed)
     VALUES ($1, $2, $3, $4, '2026-11-23', $5, '{}')`,
    [merge, elsewhere, person, twin, ownerId],
  );
  const reason = await createReason(db, { structureId: elsewhere, createdBy: ownerId });
  const ownTime = { structureId: elsewhere, agentId: ownerId };
  const availability = await createAvailability(db, ownTime);
  const [startsAt, endsAt] = ['2026-12-07T08:00:00Z', '2026-12-08T08:00:00Z'];
  const absence = await createAbsence(db, { ...ownTime, startsAt, endsAt });
  const appointment = await createAppointment(db, { ...ownTime, reasonId: reason, startsAt: '2026-11-26T09:00:00Z' });
  const organised = await createOrganised(db, { structureId: elsewhere, createdBy: ownerId });
  const registration = await createRegistration(db, { workshopId: organised.workshop });
  const report = await createReport(db, { structureId: elsewhere, madeBy: ownerId });
  const of = (show: string, params: Record<string, string>): RecordFixture => ({ params, owned: 'structure', show });
  const shared = (params: Record<string, string>): RecordFixture => ({ params, owned: 'everybody', show: null });
  return {
    '/beneficiaires/:id': of(`/beneficiaires/${person}`, {
      id: person,
      ...(await createCaseLife(db, about, ownerId, partner)),
    }),
    '/beneficiaires/doublons/:first': of(`/beneficiaires/doublons/${person}/${twin}`, { first: person, second: twin }),
    '/beneficiaires/reunions/:id': of(`/beneficiaires/reunions/${merge}/separer`, { id: merge }),
    '/reperes/:id': of(`/reperes/${assessment}`, { id: assessment }),
    '/orientations/:id': of(`/orientations/${referral}`, { id: referral }),
    '/orientations/passer-la-main/:userId': of(`/orientations/passer-la-main/${account.id}`, { userId: account.id }),
    '/orientations/documents/:documentId': of(`/orientations/documents/${document}`, { documentId: document }),
    '/orientations/:id/saisine': of(`/orientations/${mission}/saisine`, { id: mission }),
    '/orientations/:id/saisine.pdf': of(`/orientations/${mission}/saisine.pdf`, { id: mission }),
    '/seances/:id': of(`/seances/${session}`, { id: session }),
    '/seances/brouillons/:id': of(`/seances/brouillons/${draft}`, { id: draft }),
    '/seances/atelier/brouillons/:id': of(`/seances/atelier/brouillons/${workshopDraft}`, { id: workshopDraft }),
    '/seances/modeles/:id': of(`/seances/modeles/${template}`, { id: template }),
    '/etiquettes/:id': of(`/etiquettes/${tag}/renommer`, { id: tag }),
    '/statistiques/filtres/:id': of(`/statistiques/filtres/${savedFilter}`, { id: savedFilter }),
    '/seances/atelier/:id': of(`/seances/${workshop}`, { id: workshop }),
    '/coordination/:id': of(`/coordination/${activity}`, { id: activity }),
    '/informations/:id': of(`/informations/${sheet}`, { id: sheet }),
    '/comptes/:id': of(`/comptes/${account.id}`, { id: account.id, membershipId: account.membershipId }),
    '/comptes/invitations/:id': of(`/comptes/invitations/${invitation}/annuler`, { id: invitation }),
    '/imports/:id': of(`/imports/${bulkImport}`, { id: bulkImport }),
    '/exports/:id': of(`/exports/${run}`, { id: run }),
    '/messages/:id': of(`/messages/${message}`, { id: message }),
    '/equipes/:id': shared({ id: teamId, memberId }),
    '/structures/:id': shared({ id: elsewhere }),
    '/statistiques/listes/:id': shared({ id: 'topic' }),
    '/statistiques/fichiers/:file': shared({ file: 'topic.csv' }),
    '/annuaire/:id': shared({ id: await createPlace(db) }),
    '/annuaire/imports/:id': shared({ id: newId() }),
    '/annuaire/doublons/:id': shared({ id: newId() }),
    '/annuaire/reunions/:id': shared({ id: newId() }),
    '/ateliers/:id/presence': of(`/ateliers/${held}/presence`, { id: held }),
    '/ateliers/:id/cloture': of(`/ateliers/${held}/presence`, { id: held }),
    '/ateliers/:id/satisfaction': of(`/ateliers/${held}/satisfaction`, { id: held }),
    '/s/:token': shared({ token: 'x' }),
    '/rendez-vous/:id': of(`/rendez-vous/${appointment}`, { id: appointment }),
    '/rendez-vous/motifs/:id': of(`/rendez-vous/motifs/${reason}`, { id: reason }),
    '/rendez-vous/disponibilites/:id': of(`/rendez-vous/disponibilites/${availability}`, { id: availability }),
    '/rendez-vous/absences/:id': of(`/rendez-vous/absences/${absence}/retirer`, { id: absence }),
    '/v/:token': shared({ token: 'x' }),
    '/p/:token': shared({ token: 'x' }),
    '/mon-rendez-vous/:id': shared({ id: appointment }),
    '/prendre-rendez-vous/:id': shared({ id: referral }),
    '/rendez-vous/import/:id': await rdvExport(app, { structureId: elsewhere, userId: ownerId }),
    // A program’s own door: without its signature, no address is there.
    '/api/rdv-service-public/:hook': shared({ hook: newId() }),
    '/ateliers/:id': of(`/ateliers/${organised.workshop}`, { id: organised.workshop }),
    '/ateliers/modeles/:id': of(`/ateliers/modeles/${organised.template}/supprimer`, { id: organised.template }),
    '/ateliers/inscriptions/:id': of(`/ateliers/inscriptions/${registration}`, { id: registration }),
    '/ateliers-ouverts/:id': shared({ id: organised.workshop }),
    '/ateliers-ouverts/structures/:id': shared({ id: elsewhere }),
    // By a link: nobody holds one here, so that even the real record is not there.
    '/r/:token': shared({ token: 'x' }),
    '/i/:token': shared({ token: 'x' }),
    '/inscription/:id': shared({ id: registration }),
    '/reponse/:id': shared({ id: referral, documentId: document }),
    '/invitation/:token': shared({ token: 'x' }),
    '/calendrier/:file': shared({ file: 'x.ics' }),
    '/statistiques/rapports/:id': of(`/statistiques/rapports/${report.id}`, { id: report.id, shareId: report.share }),
    '/rapport/:token': shared({ token: 'x' }),
    '/donnees-ouvertes/:file': shared({ file: 'activite-2025.csv' }),
  };
}

/** An export that the owner asked for, in the role they have; its file waits. */
async function createOwnExport(db: DataSource, userId: string): Promise<string> {
  const [membership] = await db.query<{ id: string; role: Role; structureId: string }[]>(
    'SELECT id, role, structure_id AS "structureId" FROM membership WHERE user_id = $1',
    [userId],
  );
  if (!membership) throw new Error('The owner has no role');
  const { id: membershipId, role, structureId } = membership;
  const askedIn = placeOf({ role, structureId, scope: null });
  return createExportRun(db, { id: userId, membershipId, structureId, askedIn });
}

/** An export of RDV Service Public that its manager has sent, and not imported yet. */
async function rdvExport(app: TestApp, owner: { structureId: string; userId: string }): Promise<RecordFixture> {
  const received = join(await app.get(ImportFiles).folder(), 'essai.recu');
  await writeFile(
    received,
    'date rdv;heure rdv;statut;usager(s);professionnel.le(s)\n02/11/2026;10:00;Présent;Paul;Léa\n',
  );
  const id = await app.get(RdvFiles).keep(owner as StructureActor, received);
  return { params: { id }, owned: 'structure', show: `/rendez-vous/import/${id}` };
}
