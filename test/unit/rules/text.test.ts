import assert from 'node:assert/strict';
import { exampleNotice } from '../../../server/src/core/lint/example.js';
import { rule as punctuation } from '../../../server/src/core/rules/numbering/punctuation.js';
import { rule as brackets } from '../../../server/src/core/rules/text/brackets.js';
import { rule as hardWrap } from '../../../server/src/core/rules/text/hard-wrap.js';
import { rule as quotes } from '../../../server/src/core/rules/text/quotes.js';
import { rule as space } from '../../../server/src/core/rules/text/space.js';
import { rule as width } from '../../../server/src/core/rules/text/width.js';
import { check, SAMPLE } from '../../support/notices.js';
import { findingsOf, finds, findsIn, mended, silent } from '../../support/rule-checks.js';

describe('the frame of examples', () => {
  it('has no fault of its own', () => {
    assert.deepEqual(check(exampleNotice('　　一、推进项目建设。\n　　二、扩大开放合作。\n')), []);
  });
});

describe('text/width', () => {
  it('finds marks between Chinese characters and at the end of a line', () => {
    finds(width, [
      '　　现将有关事项通知如下⟦:⟧\n　　一、推进建设。\n　　二、扩大合作。\n',
      '　　请认真贯彻执行⟦,⟧并报告情况。\n',
      '　　请认真贯彻执行⟦, ⟧并报告情况。\n',
      '　　落实《办法》⟦,⟧推进“放管服”⟦;⟧扩大开放。\n',
      '　　请认真贯彻执行，并报告情况⟦.⟧\n',
      '　　推进建设（含配套⟦)⟧工作，扩大合作。\n',
      '　　落实《办法⟦(试行)⟧》，扩大合作。\n',
    ]);
  });

  it('leaves numbers, times, Latin text, links and markers alone', () => {
    silent(width, [
      '　　上午9:30至11:30召开会议，比例为1:3，共1,200人，占3.5%。\n',
      '　　推进CEPA(2015)实施，支持A,B两类企业，使用Word,Excel软件。\n',
      '　　详见http://www.example.gov.cn/a,b;c?d=1，请下载。\n',
      '　　(一)推进建设。\n　　(二)扩大合作。\n',
      '　　按第(三)项办理，推进5G+工业互联网(IoT)。\n',
      '　　联系人张三，联系电话:020-12345678。\n',
    ]);
  });

  it('leaves what other rules look at to them', () => {
    silent(width, [
      '　　一、推进建设。(省财政厅,省水利厅)\n　　二、扩大合作。（责任单位:省商务厅;省水利厅）\n',
      '　　推进建设。\n\n　　附件:检查情况汇总表\n',
    ]);
  });

  it('is silent of the lines of a web copy', () => {
    const copy = (line: string): string => `${line}\n${exampleNotice('　　推进建设。\n')}`;
    for (const line of [
      '来源:广东省人民政府',
      '发布机构:省政府办公厅',
      '首页(旧版)',
      '**检索关键词**: 测绘, 卫星',
    ]) {
      assert.deepEqual(findingsOf(width, copy(line)), [], line);
    }
  });

  it('tells a text written so throughout once, and mends it as a whole', () => {
    const paragraph = '　　加强领导,落实责任,明确分工,强化督查,推进建设,扩大开放,深化改革.\n'.repeat(3);
    assert.equal(findingsOf(width, exampleNotice(paragraph)).length, 1);
    assert.equal(mended(width, paragraph), paragraph.replaceAll(',', '，').replaceAll('.', '。'));
  });
});

describe('text/space', () => {
  it('finds spaces beside marks and inside words', () => {
    finds(space, [
      '　　参与⟦ ⟧“一带一路⟦ ⟧”⟦ ⟧建设，扩大合作。\n',
      '　　设立试点（⟦ ⟧QDII2），扩大合作。\n',
      '　　推进建设，⟦ ⟧扩大合作⟦ ⟧，深化改革。\n',
      '　　贯彻落实⟦ ⟧《若干意见⟦ ⟧》，扩大合作。\n',
    ]);
  });

  it('leaves layout, names, headings, numbers and Latin text alone', () => {
    silent(space, [
      '　　第一条 为了规范管理，制定本办法。\n　　第二条 本办法适用于本省。\n',
      '　　（一）加强监管 各地要落实责任，强化督查。\n　　（二）扩大合作 各地要扩大开放。\n',
      '　　截至 2016 年 3 月 28 日，支持 IC 卡、5G 网络和 AI 产业发展。\n',
      '　　组　长：张　三　省政府副省长\n　　副组长：李 四　省政府秘书长\n',
      '　　落实《中共中央 国务院关于深化改革的意见》，扩大合作。\n',
      '　　开展“学党史 悟思想 办实事”活动，扩大合作。\n',
      '　　省财政厅 省水利厅 省商务厅\n',
      '国 务 院 工 作 规 则\n\n　　推进建设，扩大合作。\n',
      '　　单位   负责人   电话，传真\n',
      '　　一、严格保护环境，推动执法全覆盖 有效解决监管缺位问题，强化督查。\n　　二、扩大合作。\n',
      '　　2“多图联审”改革  福建厦门将审批划分为几个阶段，强化督查。\n',
    ]);
  });

  it('leaves lists of bodies alone', () => {
    silent(space, ['　　一、推进建设。( 省财政厅 、省水利厅 )\n　　二、扩大合作。（省商务厅 ）\n']);
  });
});

describe('text/quotes', () => {
  it('finds straight, reversed and nested marks, each once', () => {
    finds(quotes, [
      '　　参与⟦"一带一路"⟧建设，实施⟦＂走出去＂⟧战略。\n',
      "　　参与⟦'一带一路'⟧建设。\n",
      '　　参与⟦”一带一路“⟧建设，扩大合作。\n',
      '　　实施“推进⟦“一带一路”⟧建设”工程。\n',
    ]);
  });

  it('leaves paired marks, Latin text, feet and inches alone', () => {
    silent(quotes, [
      '　　参与“一带一路”建设，实施“走出去”战略。\n',
      '　　实施“推进‘一带一路’建设”工程，落实《“十四五”规划》。\n',
      '　　采用"OK"标志、12"管材和Moody\'s评级，推进建设。\n',
    ]);
  });

  it('leaves a single lost mark to text/brackets', () => {
    findsIn(brackets, exampleNotice('　　参与一带一路⟦”⟧建设，扩大合作。\n'));
  });
});

describe('text/hard-wrap', () => {
  it('tells a broken paragraph once', () => {
    const text = exampleNotice(
      '　　一、推进建设。加快设立证券公司、基金公⟦\n⟧司，扩大金融业务。深化改革，支持企业到境\n外投资，扩大合作。\n　　二、扩大开放。\n',
    );
    findsIn(hardWrap, text);
  });

  it('leaves titles, headings, lists, labels, notes and signatures alone', () => {
    silent(hardWrap, [
      '一、总体要求\n以新发展理念为指导，推进建设，扩大合作。\n二、主要任务\n坚持创新，扩大合作。\n',
      '（一）坚持创新驱动，推动高质量发展\n以企业为主体，扩大合作。\n（二）坚持开放\n以市场为导向，扩大合作。\n',
      '　　推进建设，扩大合作。\n　　深化改革，落实责任。\n',
      '推进建设，扩大合作。请认真贯彻执行\n联系人：张三，电话12345678。\n',
      '　　推进建设。扩大合作：\n省财政厅\n省水利厅\n',
      '　　推进建设，扩大合作。\n附件：检查情况汇总表\n',
    ]);
  });

  it('finds the wraps of the sample that are beyond doubt', () => {
    assert.equal(findingsOf(hardWrap, SAMPLE).length, 3);
  });
});

describe('numbering/punctuation', () => {
  it('tells one habit once and mends all of it', () => {
    assert.equal(
      mended(punctuation, '　　（一）、推进。\n　　（二）、扩大。\n'),
      '　　（一）推进。\n　　（二）扩大。\n',
    );
    assert.equal(
      mended(punctuation, '　　一、推进\n　　1、甲。\n　　2、乙。\n　　二、扩大\n　　1、丙。\n　　2、丁。\n'),
      '　　一、推进\n　　1．甲。\n　　2．乙。\n　　二、扩大\n　　1．丙。\n　　2．丁。\n',
    );
    assert.equal(findingsOf(punctuation, exampleNotice('　　1、甲。\n　　2、乙。\n　　3、丙。\n')).length, 1);
  });

  it('finds the other wrong marks', () => {
    finds(punctuation, [
      '　　⟦一．⟧推进建设。\n　　二．扩大合作。\n',
      '　　⟦（1）．⟧推进建设。\n　　（2）．扩大合作。\n',
      '　　要做到两点：⟦第一、⟧摸清底数；第二、落实责任。\n',
    ]);
  });

  it('leaves lists of ordinals and mixed levels alone', () => {
    silent(punctuation, [
      '　　推进第一、二、三产业融合。第一、第二产业协调发展，第一、三季度通报。\n',
      '　　第一，摸清底数。第二，落实责任。\n',
      '　　一、推进建设。\n　　（一）甲。\n　　1．乙。\n　　（1）丙。\n　　二、扩大合作。\n',
      '　　1．推进建设。\n　　2、扩大合作。\n　　3．深化改革。\n',
      '　　落实（一）、（二）两项，推进建设。\n',
    ]);
  });
});
