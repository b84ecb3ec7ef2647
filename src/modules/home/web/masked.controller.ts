import { Controller, Get, Query } from '@nestjs/common';
import { Public } from '../../../platform/access/allow.js';
import { page, type PageResult, view } from '../../../platform/http/page.js';
import { ownAddress } from '../../identity/index.js';
import { paths } from './paths.js';

/** What the screen shows while it is masked, without a script: nothing of anybody, and the way back. */
@Controller()
export class MaskedController {
  @Get(paths.masked.pattern)
  @Public()
  show(@Query('retour') back: unknown): PageResult {
    return page(view('home/masked', 'Écran masqué', { backHref: ownAddress(back) ?? '/' }, { layout: 'bare' }));
  }
}
