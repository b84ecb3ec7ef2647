import { Body, Controller, Get, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { AcceptsFile } from '../../../../platform/http/upload.guard.js';
import { Clock } from '../../../../platform/time/clock.js';
import { DocumentRefused } from '../../documents.service.js';
import { SaisineDesk, type SaisineInHand } from '../../saisine/saisine-desk.js';
import { SaisineDrafts } from '../../saisine/saisine-drafts.js';
import { SaisineRecords } from '../../saisine/saisine-records.js';
import { type DocumentUpload, DocumentUploadInterceptor, ReceivedDocument } from '../document-upload.js';
import { ChoiceForm } from '../draft.form.js';
import { paths } from '../paths.js';
import { saisinePaths } from './paths.js';
import { begun, codesOf, resumedSaisine } from './saisine-begin.js';
import { SaisineForm } from './saisine.form.js';
import { saisineFormPage } from './saisine-form.page.js';

type Answer = Promise<PageResult | RedirectResult>;

const SENT = 'Saisine transmise. Chaque étape de la caisse s’affichera ici.';
const KEPT = 'Brouillon enregistré. Il n’est pas encore parti.';
const NO_FUND = { kind: 'info' as const, text: 'Aucune caisse n’est enregistrée pour cette commune et ce régime.' };

/** A refusal of the document belongs to its field; any other error goes on. */
const refusal = (error: unknown): string => {
  if (error instanceof DocumentRefused) return error.message;
  throw error;
};

/** Preparing a saisine: what the caisse asks, the agreement, the document. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager')
export class SaisineDraftController {
  constructor(
    private readonly desk: SaisineDesk,
    private readonly drafts: SaisineDrafts,
    private readonly saisines: SaisineRecords,
    private readonly clock: Clock,
  ) {}

  @Get(saisinePaths.create.pattern)
  async begin(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Query() query: unknown,
  ): Answer {
    const choice = await readForm(ChoiceForm, { parcours: 'health_access_mission', ...(query as object) });
    const { fund, fundIsSure } = await this.desk.home(actor, id);
    if (!choice.isValid) return seeOther(paths.choose.to({ id }));
    if (!fundIsSure) return seeOther(saisinePaths.scheme.to({ id }) + codesOf(choice));
    const fundId = fund?.id ?? choice.structure;
    if (!fundId) return seeOther(paths.choose.to({ id }), NO_FUND);
    const inHand = await this.desk.begin(actor, id, fundId, choice.motif);
    const form = begun(choice, fundId);
    const standing = choice.motif && (await this.drafts.standing(actor, id, form));
    return page(saisineFormPage({ ...inHand, standing }, form, this.clock.today()));
  }

  @Post(saisinePaths.create.pattern)
  @AcceptsFile()
  @UseInterceptors(DocumentUploadInterceptor)
  async create(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @ReceivedDocument() upload: DocumentUpload,
    @Body() body: unknown,
  ): Answer {
    await this.desk.home(actor, id);
    const form = await readForm(SaisineForm, body);
    const inHand = await this.desk.begin(actor, id, form.structureId ?? '', form.motive);
    const standing = await this.drafts.standing(actor, id, form);
    form.checkChoice(standing);
    return this.submit(form, { ...inHand, standing }, upload, (written) => this.drafts.create(actor, id, written));
  }

  @Get(saisinePaths.edit.pattern)
  async resume(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    const inHand = await this.desk.resume(actor, id);
    const form = resumedSaisine(inHand.draft, await this.saisines.find(id));
    return page(saisineFormPage(inHand, form, this.clock.today()));
  }

  @Post(saisinePaths.edit.pattern)
  @AcceptsFile()
  @UseInterceptors(DocumentUploadInterceptor)
  async edit(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @ReceivedDocument() upload: DocumentUpload,
    @Body() body: unknown,
  ): Answer {
    const form = await readForm(SaisineForm, body);
    const inHand = await this.desk.resume(actor, id, form.motive);
    form.structureId = inHand.fund.id;
    const version = form.version ?? inHand.draft.version;
    return this.submit(form, inHand, upload, async (written) => {
      await this.drafts.edit(actor, id, version, written);
      return { id };
    });
  }

  private async submit(
    form: SaisineForm,
    inHand: SaisineInHand,
    { document, tooLarge }: DocumentUpload,
    save: (written: Parameters<SaisineDrafts['create']>[2]) => Promise<{ id: string }>,
  ): Answer {
    const today = this.clock.today();
    const helperAgreed = inHand.person.helperName !== null && inHand.person.helperAgreedOn !== null;
    form.checkAgreement(today).checkAsks(inHand.fund, {
      helperAgreed,
      documents: inHand.documents.length + (document ? 1 : 0),
    });
    form.checkRunning(inHand.running).checkDocument({ document, tooLarge });
    if (form.isValid) {
      const saved = await save({ input: form.input, choice: form.choice, document, sends: form.sends }).catch(refusal);
      if (typeof saved !== 'string') return seeOther(paths.show.to({ id: saved.id }), form.sends ? SENT : KEPT);
      form.reject('document', saved);
    }
    return invalid(saisineFormPage(inHand, form, today));
  }
}
