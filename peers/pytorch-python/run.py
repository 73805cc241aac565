#!/usr/bin/env python3
"""Runs the optimizers that PyTorch has only in its Python interface, in the manner of the Java runners beside this one.

    run.py            compares what they compute with what is recorded; exit status 1 where it differs
    run.py --record   writes what they compute over the records

Needs PyTorch for Python (Debian: python3-torch); nothing else.
"""

import math
import pathlib
import struct
import sys

import torch
import torch.optim.swa_utils

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "rules/src/test/resources/reference"
FACTORS = [1, 1, 1, 0.5, 0.5, 2, 2, 1.5, 1.25, 1, 0.75, 0.5, 0.5, 0.25, 0.25, 1, 1, 3, 3, 0.125, 0.125, 0.75, 0.625, 0.375]
TYPES = {"float": torch.float32, "double": torch.float64}


class Case:
    """One optimizer with one choice of hyperparameters; their names are Glissade's in `settings`."""

    def __init__(self, rule, variant, call, rate, make, evaluated=None, **settings):
        self.rule, self.variant, self.call, self.rate, self.make = rule, variant, call, rate, make
        self.evaluated = evaluated
        self.settings = settings


def betas(s):
    return (s["beta1"], s["beta2"])


OPTIM = torch.optim
CASES = [
    Case("adadelta", "rates", "Adadelta(lr, rho, eps)", 0.5,
         lambda p, lr, s: OPTIM.Adadelta(p, lr, rho=s["rho"], eps=s["eps"]), rho=0.9, eps=1e-2),
    # Its epsilon is added to every |g|; the rule has none.
    Case("adamax", "plain", "Adamax(lr, betas, eps = 1e-30)", 0.05,
         lambda p, lr, s: OPTIM.Adamax(p, lr, betas(s), eps=1e-30), beta1=0.9, beta2=0.95),
    Case("asgd", "averaging", "ASGD(lr, lambd = lambda, alpha, t0); eval is state 'ax'", 0.1,
         lambda p, lr, s: OPTIM.ASGD(p, lr, lambd=s["lambda"], alpha=s["alpha"], t0=s["t0"]), evaluated="ax",
         **{"lambda": 0.1, "alpha": 0.75, "t0": 8}),
    Case("polyak", "sgd", "SGD(lr), then swa_utils.AveragedModel.update_parameters; eval is the averaged model", 0.1,
         lambda p, lr, s: OPTIM.SGD(p, lr), evaluated="average"),
    # Its other implementation, foreach=False, multiplies the product by mu twice: no reference.
    Case("nadam", "schedule", "NAdam(lr, betas, eps, momentum_decay = psi, foreach = True)", 0.05,
         lambda p, lr, s: OPTIM.NAdam(p, lr, betas(s), s["eps"], momentum_decay=s["psi"], foreach=True),
         beta1=0.9, beta2=0.95, eps=1e-2, psi=0.1),
    Case("radam", "epsilon", "RAdam(lr, betas, eps)", 0.05,
         lambda p, lr, s: OPTIM.RAdam(p, lr, betas(s), s["eps"]), beta1=0.9, beta2=0.95, eps=1e-2, threshold=5),
    Case("rprop", "plain", "Rprop(lr, etas = (eta_minus, eta_plus), step_sizes = (step_min, step_max))", 0.05,
         lambda p, lr, s: OPTIM.Rprop(p, lr, (s["eta_minus"], s["eta_plus"]), (s["step_min"], s["step_max"])),
         eta_minus=0.5, eta_plus=1.2, step_min=0.01, step_max=0.1),
]


class Average:
    """The mean of the parameters after each step."""

    def __init__(self, parameters):
        self.model = torch.nn.ParameterDict(parameters)
        self.averaged = torch.optim.swa_utils.AveragedModel(self.model)

    def after_step(self):
        self.averaged.update_parameters(self.model)
        return dict(self.averaged.module.items())


def inputs():
    start, gradients = {}, []
    section = start
    for line in (FOLDER / "inputs.txt").read_text().splitlines():
        word, *rest = line.split()
        if word in ("#", "tensor", "start"):
            continue
        if word == "step":
            section = {}
            gradients.append(section)
        else:
            section[word] = [float(x) for x in rest]
    return start, gradients


def show(x, precision):
    """The shortest text that reads back as x."""
    if precision == "double":
        text = repr(x)
    else:
        digits = 6
        while struct.unpack("f", struct.pack("f", float(f"{x:.{digits}g}")))[0] != x:
            digits += 1
        text = f"{x:.{digits}g}"
    return text[:-2] if text.endswith(".0") else text


def trajectory(case, precision):
    # ASGD keeps its scalars in the default type.
    torch.set_default_dtype(TYPES[precision])
    start, gradients = inputs()
    rates = [case.rate * factor for factor in FACTORS]
    lines = [
        "# Recorded from another library; see the README of the folder 'peers'. Not to be edited.",
        "rule " + case.rule,
        f"library PyTorch {torch.__version__}, Python interface (Debian: python3-torch)",
        "call torch.optim." + case.call,
        "precision " + precision,
        " ".join(["set"] + [f"{name}={show(float(value), 'double')}" for name, value in case.settings.items()]),
        " ".join(["rates", "lr"] + [show(float(rate), "double") for rate in rates]),
    ]
    parameters = {n: torch.nn.Parameter(torch.tensor(v, dtype=TYPES[precision])) for n, v in start.items()}
    optimizer = case.make(list(parameters.values()), rates[0], case.settings)
    average = Average(parameters) if case.evaluated == "average" else None
    for t, (rate, gradient) in enumerate(zip(rates, gradients), start=1):
        optimizer.param_groups[0]["lr"] = rate
        for name, parameter in parameters.items():
            parameter.grad = torch.tensor(gradient[name], dtype=TYPES[precision])
        optimizer.step()
        lines.append(f"step {t}")
        for name, parameter in parameters.items():
            lines.append(" ".join([name] + [show(x, precision) for x in parameter.detach().tolist()]))
        evaluated = {}
        if average:
            evaluated = average.after_step()
        elif case.evaluated:
            evaluated = {name: optimizer.state[parameter][case.evaluated] for name, parameter in parameters.items()}
        for name, values in evaluated.items():
            lines.append(" ".join(["eval." + name] + [show(x, precision) for x in values.tolist()]))
    return lines


def alike(recorded, now, tolerance):
    if recorded == now:
        return True
    left, right = recorded.split(), now.split()
    if len(left) != len(right) or left[0] != right[0] or left[0] in ("#", "rule", "library", "call", "set", "rates"):
        return False
    return all(
        math.isclose(float(a), float(b), rel_tol=tolerance, abs_tol=tolerance * 1e-3)
        for a, b in zip(left[1:], right[1:])
    )


def main():
    record = "--record" in sys.argv[1:]
    different = 0
    for case in CASES:
        for precision, tolerance in (("float", 1e-5), ("double", 1e-13)):
            file = FOLDER / case.rule / f"pytorch-python-{case.variant}-{precision}.txt"
            lines = trajectory(case, precision)
            if record:
                file.parent.mkdir(exist_ok=True)
                file.write_text("\n".join(lines) + "\n")
            recorded = file.read_text().splitlines()
            if len(recorded) != len(lines) or not all(alike(a, b, tolerance) for a, b in zip(recorded, lines)):
                print(f"{file.relative_to(FOLDER)}: not what is recorded")
                different += 1
    print(f"{2 * len(CASES)} trajectories, {different} different")
    sys.exit(1 if different else 0)


main()
