import { describe, expect, it } from 'vitest';
import { readModel } from '../../../src/engine/notation/index.ts';
import { caret, inputOf, mistakesOf, short } from './reading.ts';

const BLOCK = `def conv_block(x, filters, kernel=(3, 3), *, act='relu'):
    x = Conv2D(filters, kernel)(x)
    return Activation(act)(x)
`;

const RESIDUAL = `class Residual(nn.Module):
    def __init__(self, inside, outside=None, stride=1):
        super(Residual, self).__init__()
        outside = outside or inside
        self.conv = nn.Conv2d(inside, outside, 3, stride, 1)
        self.shortcut = nn.Sequential()
        if stride != 1 or inside != outside:
            self.shortcut = nn.Sequential(nn.Conv2d(inside, outside, 1, stride=stride))
    def forward(self, x):
        out = self.conv(x)
        out += self.shortcut(x)
        return F.relu(out)
`;

describe("the author's own functions and classes", () => {
  it.each([
    [
      'a function on tensors',
      `${BLOCK}i = Input((28, 28, 1))\nx = conv_block(i, 32)\nx = conv_block(x, filters=2 * 32, kernel=1, act='tanh')\nmodel = Model(i, x)`,
      'conv 32 3x3 > relu > conv 64 1x1 > tanh',
    ],
    [
      'a function on a tensor that the text does not show',
      `${BLOCK}x = conv_block(x, 32)`,
      'conv 32 3x3 > relu',
    ],
    [
      'a function on one line',
      'def f(x, n): x = Conv2D(n, 3)(x); return ReLU()(x)\nx = f(x, 8)\nx = f(x, 9)',
      'conv 8 3x3 > relu > conv 9 3x3 > relu',
    ],
    [
      'a function that gives several things',
      'def down(x, n):\n  s = Conv2D(n, 3)(x)\n  return MaxPooling2D()(s), s\nx, s = down(x, 8)\ny = Conv2D(9, 3)(x)',
      'conv 8 3x3 > maxpool 2 > conv 9 3x3',
    ],
    [
      'a function that builds the model',
      'def build(n=2):\n  model = Sequential()\n  for i in range(n):\n    model.add(Dense(8 * 2**i))\n  return model\nmodel = build(n=3)\nmodel.summary()',
      'dense 8 > dense 16 > dense 32',
    ],
    ['a function that nobody calls', 'def net(x, n=8):\n  return Dense(n)(x)', 'dense 8'],
    [
      'a class inside another',
      `${RESIDUAL}class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.one = Residual(4)
        self.two = Residual(4, 8, stride=2)
    def forward(self, x):
        return self.two(self.one(x))`,
      'conv 4 3x3 p1 > add > relu > conv 8 3x3 s2 p1 > conv 8 1x1 s2 > add > relu',
    ],
    [
      'a class that is called',
      `${RESIDUAL}net = nn.Sequential(Residual(4), nn.ReLU())`,
      'conv 4 3x3 p1 > add > relu > relu',
    ],
    [
      "Keras' layers",
      `class Block(layers.Layer):
    def __init__(self, filters, **kwargs):
        super().__init__(**kwargs)
        self.conv = layers.Conv2D(filters, 3, padding='same')
    def call(self, x, training=False):
        return self.conv(x)
model = keras.Sequential([Block(8), Block(filters=9)])`,
      'conv 8 3x3 same > conv 9 3x3 same',
    ],
    [
      'a class that is a Sequential',
      `class ConvRelu(nn.Sequential):
    def __init__(self, i, o, k=3):
        super().__init__(nn.Conv2d(i, o, k, padding=k // 2), nn.ReLU6())
net = nn.Sequential(ConvRelu(3, 8), ConvRelu(8, 16, k=1))`,
      'conv 8 3x3 p1 > relu 6 > conv 16 1x1 > relu 6',
    ],
    [
      'a class that builds on another',
      `class Base(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.conv = nn.Conv2d(1, n, 3)
    def forward(self, x):
        return self.head(self.conv(x))
class Net(Base):
    def __init__(self):
        super().__init__(8)
        self.head = nn.Conv2d(8, 9, 1)`,
      'conv 8 3x3 > conv 9 1x1',
    ],
    [
      'a method that makes layers',
      `class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.width = 1
        self.features = self._make(nn.Conv2d, [8, 'M', 16])
    def _make(self, layer, cfg):
        layers = []
        for v in cfg:
            if v == 'M':
                layers += [nn.MaxPool2d(2)]
            else:
                layers.append(nn.Conv2d(self.width, v, 3))
                self.width = v
        return nn.Sequential(*layers)
    def forward(self, x):
        return self.features(x)`,
      'conv 8 3x3 > maxpool 2 > conv 16 3x3',
    ],
    [
      'layers that forward goes through',
      `class Net(nn.Module):
    def __init__(self, depth=2):
        super().__init__()
        self.layers = nn.ModuleList([nn.Conv2d(4, 4, 3) for _ in range(depth)])
    def forward(self, x):
        for layer in self.layers:
            x = torch.relu(layer(x))
        return x`,
      'conv 4 3x3 > relu > conv 4 3x3 > relu',
    ],
    [
      'methods whose class is missing',
      'def __init__(self):\n    self.conv = nn.Conv2d(1, 8, 3)\ndef forward(self, x):\n    return F.relu(self.conv(x))',
      'conv 8 3x3 > relu',
    ],
    [
      'lines that have lost their indentation',
      'class Net(nn.Module):\ndef __init__(self):\nsuper().__init__()\nself.conv = nn.Conv2d(1, 8, 3)\ndef forward(self, x):\nx = self.conv(x)\nreturn F.relu(x)\nmodel = Net()',
      'conv 8 3x3 > relu',
    ],
  ])('may be %s', (_, text, expected) => {
    expect(short(text)).toBe(expected);
  });

  it.each([
    ['for f in [8, 16]: model.add(Conv2D(f, 3))', 'conv 8 3x3 > conv 16 3x3'],
    ['m = Sequential()\nfor a, b in zip([8, 9], [1, 3]):\n  m.add(Conv2D(a, b))', 'conv 8 1x1 > conv 9 3x3'],
    ['nn.Sequential(*[nn.Conv2d(8, 8, 3) for _ in range(2)])', 'conv 8 3x3 > conv 8 3x3'],
    ['nn.Sequential(*(nn.Conv2d(a, b, 1) for a, b in [(1, 2), (2, 3)]))', 'conv 2 1x1 > conv 3 1x1'],
    ['Sequential([Conv2D(f, 3) for f in range(1, 9) if f % 4 == 0])', 'conv 4 3x3 > conv 8 3x3'],
    ['size = 3 if False else 5\nConv2D(8, size)', 'conv 8 5x5'],
    ["widths = {'small': [8, 9]}\nConv2D(widths['small'][-1], 3)", 'conv 9 3x3'],
  ])('and loops are run: %s', (text, expected) => {
    expect(short(text)).toBe(expected);
  });

  it('train a network without being part of it', () => {
    const text = `net = nn.Sequential(nn.Linear(4, 2)).to(device)
for epoch in range(3):
    for x, y in loader:
        optimizer.zero_grad()
        loss = criterion(net(x), y)
        loss.backward()`;
    expect(readModel(text).network.nodes).toHaveLength(1);
  });

  it.each([
    ['def f(x, n):\n  return Conv2D(n, 3)(x)\ny = f(x)', 'f needs n, which is missing', 'f(x)'],
    ['def f(x):\n  return Conv2D(3, 3)(x)\ny = f(x, n=3)', 'f has no argument called n', 'n=3'],
    ['def f(x):\n  return Conv2D(3, 3)(x)\ny = f(x, 3)', 'takes at most 1 arguments', '3'],
    ['nn.Sequential(nn.Conv2d(1, 8, 3), Residual(64))', 'Residual is not among the layers', 'Residual'],
    ['x = Input((8,))\nx = conv_block(x, 32)', 'What conv_block does', 'conv_block(x, 32)'],
    ['x = conv_block(x, 32)\nx = Dense(10)(x)', 'conv_block is not defined', 'conv_block'],
    [RESIDUAL, 'Residual needs inside', 'class Residual(nn.Module):'],
  ])('are told where they cannot be followed: %s', (text, wrong, under) => {
    const mistake = mistakesOf(() => readModel(text)).find((one) => one.wrong.includes(wrong));
    expect(mistake && caret(mistake)).toBe(under);
  });

  it('tells a mistake in a body once, however often it runs', () => {
    const text = 'def f(x):\n  return Dens(3)(x)\ny = f(f(f(x)))';
    expect(mistakesOf(() => readModel(text))).toHaveLength(1);
  });

  it('says which condition it took to hold', () => {
    const text = 'm = Sequential([Dense(3)])\nif use_more:\n  m.add(Dense(4))';
    expect(readModel(text).assumptions[0]).toBe(
      'Whether “if use_more:” holds is not known here: it was taken to hold.',
    );
  });
});

describe('an input that the model is tried out with', () => {
  const torch = 'model = nn.Sequential(nn.Conv2d(1, 8, 3), nn.Flatten(), nn.Linear(8 * 38 * 38, 10))\n';
  const keras = 'model = Sequential([Conv2D(8, 3), Flatten(), Dense(3)])\n';
  it.each([
    [`${torch}x = torch.randn(1, 1, 40, 40)\ny = model(x)`],
    [`${torch}print(model(torch.zeros(1, 1, 40, 40)).shape)`],
    [`${torch}torchinfo.summary(model, input_size=(1, 1, 40, 40))`],
    [`${torch}summary(model.cuda(), (1, 40, 40), device='cuda')`],
    [`${keras}model.build((None, 40, 40, 1))`],
    [`${keras}model.build(input_shape=(None, 40, 40, 1))`],
    [`${keras}print(model(tf.random.normal((1, 40, 40, 1))).shape)`],
  ])('is its input: %s', (text) => {
    expect(inputOf(text)).toBe('40×40×1');
  });
});
