import { readdirSync, readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { eagerly } from '../../src/build/eager.ts';

const all = (code: string): string => eagerly(code, () => true);

test.each([
  [
    'a declaration is there before what stands above it',
    'out=f();function f(){return 1}',
    'var f=(function (){return 1});out=f();',
  ],
  [
    'directives stay in front',
    '"use strict";out=f();function f(){return 1}',
    '"use strict";var f=(function (){return 1});out=f();',
  ],
  [
    'so does the interpreter',
    '#!/usr/bin/env node\nout=1;function f(){}',
    '#!/usr/bin/env node\nvar f=(function (){});out=1;',
  ],
  ['an arrow', 'out=(a=>a+1)(2)', 'out=((function(a){return a+1}))(2)'],
  [
    'an arrow that makes an object',
    'out=(({a,b=1},...c)=>({a,b,c}))({a:0},2)',
    'out=((function({a,b=1},...c){return ({a,b,c})}))({a:0},2)',
  ],
  ['what waits', 'out=async a=>{await a}', 'out=(async function(a){await a})'],
  ['one in the other', 'out=a=>b=>a+b', 'out=(function(a){return (function(b){return a+b})})'],
  ['an arrow that has the `this` around it', 'function f(){return ()=>this}', 'var f=(function (){return ()=>this});'],
  [
    'a method',
    'out={a(){return 1},get b(){return 2},c:function(){return 3}}',
    'out={a(){return 1},get b(){return 2},c:(function(){return 3})}',
  ],
  ['what is declared in a block', 'if(1){function f(){}}', 'if(1){function f(){}}'],
])('%s', (_, code, eager) => {
  expect(all(code)).toBe(eager);
});

test('what is not called stays as it is', () => {
  const code = 'function f(){return ()=>1}out=[f,a=>a,function(){}];';
  expect(eagerly(code, () => false)).toBe(code);
});

test('functions that are called keep their names, and may take another place', () => {
  const code = 'function f(n){if(n===0){f=()=>"other"}return f.name}const g=()=>1;out=[f(1),g.name,f(0)&&f()]';
  const run = (text: string) => runInNewContext(`let out;${text};out`, {});
  expect(run(all(code))).toEqual(run(code));
});

test('so stands in the built command what starts call', () => {
  const code = readdirSync('dist/command').map((file) => readFileSync(`dist/command/${file}`, 'utf8'));
  const [help, paste, mail] = [
    /var createProgram=\(function/,
    /var loadBuiltInTable=\(function/,
    /var parseMail=\(async function/,
  ];
  for (const called of [help, paste, mail]) expect(code.some((one) => called.test(one))).toBe(true);
});
