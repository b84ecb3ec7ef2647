import { Body, Controller, Get, Post } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { OpenDataAgreements } from '../open-data.service.js';
import { AgreementForm } from './agreement.form.js';
import { openDataSettingPage } from './open-data.page.js';
import { openDataPaths } from './paths.js';

/** « Publier nos chiffres annuels » : off until the manager of the structure says so. */
@Controller()
@Allow('structure_manager')
export class OpenDataSettingController {
  constructor(private readonly agreements: OpenDataAgreements) {}

  @Get(openDataPaths.setting.pattern)
  async show(@CurrentStructureActor() actor: StructureActor): Promise<PageResult> {
    return page(openDataSettingPage(await this.agreements.since(actor)));
  }

  @Post(openDataPaths.setting.pattern)
  async change(
    @CurrentStructureActor() actor: StructureActor,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const form = await readForm(AgreementForm, body);
    if (!form.isValid) return invalid(openDataSettingPage(await this.agreements.since(actor)));
    if (form.publier === 'oui') await this.agreements.agree(actor);
    else await this.agreements.withdraw(actor);
    return seeOther(openDataPaths.setting.to(), form.publier === 'oui' ? AGREED : WITHDRAWN);
  }
}

const AGREED = 'Vos chiffres seront comptés dans la prochaine publication.';
const WITHDRAWN = 'Vos chiffres ne seront plus publiés. Ce qui l’a déjà été reste tel quel.';
