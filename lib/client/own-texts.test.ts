import { expect, it } from 'vitest';
import { OwnTexts } from './own-texts';

it('knows a text of its own that comes back late, while more was typed', () => {
  const texts = new OwnTexts();
  texts.tell('c');
  texts.tell('co');
  expect(texts.isOwn('c')).toBe(true);
  expect(texts.isOwn('co')).toBe(true);
});

it('takes what the owner gives for its own only once', () => {
  const texts = new OwnTexts();
  texts.tell('mine');
  expect(texts.isOwn('mine')).toBe(true);
  expect(texts.isOwn('mine')).toBe(false);
});

it('knows what is from elsewhere', () => {
  const texts = new OwnTexts();
  texts.tell('mine');
  expect(texts.isOwn('a sample')).toBe(false);
});

it('forgets what the owner skipped', () => {
  const texts = new OwnTexts();
  texts.tell('c');
  texts.tell('co');
  expect(texts.isOwn('co')).toBe(true);
  expect(texts.isOwn('c')).toBe(false);
});

it('takes a text from elsewhere although it once was its own', () => {
  const texts = new OwnTexts();
  texts.tell('a sample');
  texts.forget();
  expect(texts.isOwn('a sample')).toBe(false);
});
