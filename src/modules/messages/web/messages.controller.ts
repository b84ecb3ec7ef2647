import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { page, type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { isId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { MessageDesk } from '../message-desk.service.js';
import { MessageLists } from '../message-lists.queries.js';
import { MessageWords } from '../sending/message-words.js';
import { messagePage } from './message.page.js';
import { callListPage, messagesPage, tabOf } from './messages.page.js';
import { paths } from './paths.js';

/** What the structure’s messages became, and what is left to copy or to say. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class MessagesController {
  constructor(
    private readonly desk: MessageDesk,
    private readonly lists: MessageLists,
    private readonly words: MessageWords,
    private readonly clock: Clock,
  ) {}

  @Get(paths.list.pattern)
  async list(
    @CurrentStructureActor() actor: StructureActor,
    @Query('etat') code?: unknown,
    @Query('apres') from?: unknown,
  ): Promise<PageResult> {
    const tab = tabOf(code);
    const after = isId(from) ? from : undefined;
    return page(messagesPage({ tab, ...(await this.lists.list(actor, tab.list, after)), after }, this.clock.now()));
  }

  @Get(paths.callList.pattern)
  async callList(@CurrentStructureActor() actor: StructureActor, @Query('apres') from?: unknown): Promise<PageResult> {
    const after = isId(from) ? from : undefined;
    return page(callListPage({ ...(await this.lists.list(actor, 'toCall', after)), after }, this.clock.now()));
  }

  @Get(paths.show.pattern)
  async show(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    return page(messagePage(this.lists.listed(await this.desk.find(actor, id)), this.clock.now()));
  }

  /** Shown at once and kept nowhere: its link stands in clear in it. */
  @Post(paths.compose.pattern)
  async compose(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
  ): Promise<PageResult | RedirectResult> {
    const message = await this.desk.openToCompose(actor, id);
    const words = await this.words.of(message);
    if (words) return page(messagePage(this.lists.listed(message), this.clock.now(), words));
    await this.desk.drop(actor, id);
    return seeOther(paths.show.to({ id }), { kind: 'info', text: 'Ce message n’était plus utile. Il est annulé.' });
  }

  @Post(paths.noteSent.pattern)
  async noteSent(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<RedirectResult> {
    await this.desk.noteSent(actor, id);
    return seeOther(paths.show.to({ id }), 'Message noté comme envoyé.');
  }

  @Post(paths.noteCalled.pattern)
  async noteCalled(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<RedirectResult> {
    await this.desk.noteCalled(actor, id);
    return seeOther(paths.callList.to(), 'Appel noté.');
  }

  @Post(paths.noteReturned.pattern)
  async noteReturned(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<RedirectResult> {
    await this.desk.noteReturned(actor, id);
    return seeOther(paths.show.to({ id }), 'Retour noté\u00a0: l’adresse n’est pas bonne.');
  }

  @Post(paths.retry.pattern)
  async retry(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<RedirectResult> {
    await this.desk.retry(actor, id);
    return seeOther(paths.show.to({ id }), 'Le message va repartir.');
  }
}
