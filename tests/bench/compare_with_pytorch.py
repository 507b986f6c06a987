#!/usr/bin/python3
"""f + f' + f'' of Actiscope beside forward + backward of PyTorch, in double, on one thread.

Build the benchmark first (ninja -C build/dev activation_bench), then

    tests/bench/compare_with_pytorch.py [--bench build/dev/tests/activation_bench] [--only sigmoid,tanh]
                                        [--n 1000000] [--rounds 7] [--least RATIO]

Needs Debian's python3-torch, which nothing else of Actiscope uses. The two take turns, round by round, so that a
busy machine slows both. A time is nanoseconds of the processor an element:

  ours     one call that writes f, f' and f'' to arrays which the caller has allocated once
  PyTorch  y = f(x); y.backward(g), with what they allocate, x and g having been made once

'ratio' is that of the medians over the rounds. 'fastest' is that of the fastest runs of each: PyTorch's is one in
which its memory was already at hand, and its median need not be. With --least, the exit status is 1 if a ratio is
below RATIO.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import time

top = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument('--bench', default=os.path.join(top, 'build/dev/tests/activation_bench'))
parser.add_argument('--only', help='ids, separated by commas')
parser.add_argument('--n', type=int, default=1_000_000, choices=(2000, 1_000_000))
parser.add_argument('--rounds', type=int, default=7)
parser.add_argument('--least', type=float)
options = parser.parse_args()

if not os.access(options.bench, os.X_OK):
    sys.exit(f'{options.bench} is missing: build the target activation_bench, or say --bench.')
try:
    import torch
except ImportError:
    sys.exit('PyTorch is missing: this comparison needs it (apt-get install python3-torch, run by /usr/bin/python3).')
import torch.nn.functional as F

torch.set_num_threads(1)

learned_slope = torch.tensor([0.25], dtype=torch.float64, requires_grad=True)
# Without the identity, for which PyTorch computes nothing: it hands x and the gradient on.
functions = {
    'sign': torch.sign,
    'abs': torch.abs,
    'square': torch.square,
    'relu': F.relu,
    'leaky_relu': F.leaky_relu,
    'prelu': lambda x: F.prelu(x, learned_slope),
    'rrelu': lambda x: F.rrelu(x, training=False),
    'relu6': F.relu6,
    'clip': lambda x: torch.clamp(x, -1, 1),
    'threshold': lambda x: F.threshold(x, 0.1, 20),
    'hard_tanh': F.hardtanh,
    'hard_sigmoid': F.hardsigmoid,
    'hardswish': F.hardswish,
    'softshrink': F.softshrink,
    'hardshrink': F.hardshrink,
    'tanhshrink': F.tanhshrink,
    'elu': F.elu,
    'celu': F.celu,
    'selu': F.selu,
    'sigmoid': torch.sigmoid,
    'tanh': torch.tanh,
    'softsign': F.softsign,
    'arctan': torch.atan,
    'arsinh': torch.asinh,
    'erf': torch.erf,
    'normal_cdf': torch.special.ndtr,
    'softplus': F.softplus,
    'log_sigmoid': F.logsigmoid,
    'silu': F.silu,
    'gelu': F.gelu,
    'gelu_tanh': lambda x: F.gelu(x, approximate='tanh'),
    'mish': F.mish,
    'sine': torch.sin,
    'cosine': torch.cos,
    'exponential': torch.exp,
    'sinc': torch.sinc,  # of PyTorch that of πx
}


def known():
    listed = subprocess.run([options.bench, '--benchmark_list_tests'], capture_output=True, text=True, check=True)
    return {line.split('/')[0] for line in listed.stdout.split()}


def ours(name):
    """Nanoseconds an element, and by which instruction set: the best stands first."""
    run = subprocess.run(
        [options.bench, f'--benchmark_filter=^{name}/f\\+f1\\+f2/n:{options.n}/', '--benchmark_format=json',
         '--benchmark_min_time=0.1'], capture_output=True, text=True, check=True)
    best = json.loads(run.stdout)['benchmarks'][0]
    return best['ns_per_element'], best['name'].split('/')[-1]


x = (torch.rand(options.n, dtype=torch.float64) * 20 - 10).requires_grad_(True)
gradient = torch.ones(options.n, dtype=torch.float64)


def pytorch(function):
    times = []
    stop = time.process_time() + 0.1
    while len(times) < 5 or time.process_time() < stop:
        x.grad = learned_slope.grad = None
        start = time.process_time()
        y = function(x)
        y.backward(gradient)
        times.append((time.process_time() - start) * 1e9 / options.n)
        del y
    return times


names = [name for name in functions if name in known() and (not options.only or name in options.only.split(','))]
print(f'{"function":14s} {"ours ns":>9s} {"PyTorch ns":>11s} {"ratio":>7s} {"fastest":>8s}  instructions', flush=True)
below = []
for name in names:
    our_times, their_times = [], []
    for _ in range(options.rounds):
        spent, instructions = ours(name)
        our_times.append(spent)
        their_times.append(pytorch(functions[name]))
    mine = statistics.median(our_times)
    theirs = statistics.median(statistics.median(times) for times in their_times)
    ratio = theirs / mine
    fastest = min(min(times) for times in their_times) / min(our_times)
    if options.least and ratio < options.least:
        below.append(name)
    print(f'{name:14s} {mine:9.2f} {theirs:11.2f} {ratio:6.1f}× {fastest:7.1f}×  {instructions}', flush=True)
if below:
    sys.exit(f'below {options.least}×: {", ".join(below)}')
