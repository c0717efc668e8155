import { describe, expect, it } from 'vitest';
import { readModel } from '../../../src/engine/notation/index.ts';
import { inputOf, short } from './reading.ts';

describe("PyTorch's way of writing one layer", () => {
  it.each([
    ['nn.Conv2d(1, 64, 3)', 'conv 64 3x3'],
    ['torch.nn.Conv2d(1, 64, kernel_size=3)', 'conv 64 3x3'],
    ['Conv2d(in_channels=1, out_channels=64, kernel_size=(3, 3), device="cuda")', 'conv 64 3x3'],
    ['nn.LazyConv2d(64, 3, padding=1)', 'conv 64 3x3 p1'],
    ["nn.Conv2d(1, 64, 3, padding='same')", 'conv 64 3x3 same'],
    ["nn.Conv2d(1, 64, 3, padding=1, padding_mode='reflect')", 'conv 64 3x3 p1 padding_mode=reflect'],
    ['nn.Conv2d(4, 64, 3, 2, 1, 1, 4, False)', 'conv 64 3x3 s2 p1 g4 nobias'],
    ['nn.MaxPool2d(2, ceil_mode=True)', 'maxpool 2x2 ceil'],
    ['nn.ReLU(inplace=True)', 'relu'],
  ])('reads %s', (text, expected) => {
    const same = (code: string) => code.replace('maxpool 2 ', 'maxpool 2x2 ');
    expect(same(short(text))).toBe(expected);
    expect(readModel(text).notation).toBe('pytorch');
  });
});

describe("PyTorch's way of writing networks", () => {
  it.each([
    ['a Sequential', 'nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.Flatten())'],
    [
      'a Sequential with names',
      "nn.Sequential(OrderedDict([('conv', nn.Conv2d(1, 8, 3)), ('act', nn.ReLU()), ('flat', nn.Flatten())]))",
    ],
    [
      'a dictionary of names',
      "nn.Sequential(OrderedDict({'c': nn.Conv2d(1, 8, 3), 'r': nn.ReLU(), 'f': nn.Flatten()}))",
    ],
    [
      'the text of print(model)',
      `Net(
  (conv1): Conv2d(1, 8, kernel_size=(3, 3), stride=(1, 1))
  (rest): Sequential(
    (0): ReLU(inplace=True)
    (1): Flatten(start_dim=1, end_dim=-1)
  )
)`,
    ],
    [
      'members of a class',
      `class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 8, 3)
        self.act = nn.ReLU()
        self.flat = nn.Flatten()`,
    ],
    [
      'a class with forward',
      `class Net(nn.Module):
    def __init__(self):
        super(Net, self).__init__()
        self.unused = nn.Linear(7, 7)
        self.conv = nn.Conv2d(1, 8, 3)

    def forward(self, x):
        x = F.relu(self.conv(x))
        return x.view(x.size(0), -1)

model = Net().to(device)
criterion = nn.CrossEntropyLoss()
optimizer = optim.Adam(model.parameters(), lr=1e-3)`,
    ],
  ])('may be %s', (_, text) => {
    expect(short(text)).toBe('conv 8 3x3 > relu > flatten');
    expect(readModel(text).notation).toBe('pytorch');
  });

  it('reads the tutorial network as it runs, with the input that its layers need', () => {
    const text = `class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 6, 5)
        self.pool = nn.MaxPool2d(2, 2)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(16 * 5 * 5, 120)

    def forward(self, x):
        x = self.pool(F.relu(self.conv1(x)))
        x = self.pool(F.relu(self.conv2(x)))
        x = torch.flatten(x, 1)
        return self.fc1(x)`;
    expect(readModel(text).network.nodes).toHaveLength(8);
    expect(inputOf(text)).toBe('32×32×3');
  });

  it('repeats what print(model) says is there several times', () => {
    const text = 'Net(\n  (0-2): 3 x Conv2d(8, 8, kernel_size=(3, 3), stride=(1, 1))\n)';
    expect(short(text)).toBe('conv 8 3x3 > conv 8 3x3 > conv 8 3x3');
  });

  it('tells what it takes for granted', () => {
    const members =
      'class A(nn.Module):\n  def __init__(self):\n    self.a = nn.Conv2d(1, 2, 3)\n    self.b = nn.ReLU()';
    expect(readModel(members).assumptions).toContain(
      'The layers are taken to run in the order in which they stand.',
    );
    const unused = `${members}\n  def forward(self, x):\n    return self.a(x)`;
    expect(readModel(unused).assumptions).toContain('forward does not use self.b: left out.');
  });
});
