"""A Wan2.2 pipeline of random weights, under a megabyte, saved the way the real one is."""

from pathlib import Path

import torch
from diffusers import (
    AutoencoderKLWan,
    UniPCMultistepScheduler,
    WanPipeline,
    WanTransformer3DModel,
)
from peft import LoraConfig, get_peft_model_state_dict
from safetensors.torch import save_file
from transformers import T5Tokenizer, UMT5Config, UMT5EncoderModel

from generator.engines.wan.tiny import TinyDecoder

HIDDEN = 32


def tokenizer() -> T5Tokenizer:
    """One token a printable ASCII character, as the real one a unigram model."""
    special = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0)]
    characters = [(chr(code), -2.0) for code in range(33, 127)]
    return T5Tokenizer(vocab=[*special, ("\u2581", -2.0), *characters], extra_ids=0)


def text_encoder() -> UMT5EncoderModel:
    config = UMT5Config(vocab_size=300, d_model=HIDDEN, d_kv=8, d_ff=37, num_layers=2, num_heads=4)
    made: UMT5EncoderModel = UMT5EncoderModel(config).eval()
    return made


def transformer() -> WanTransformer3DModel:
    return WanTransformer3DModel(
        patch_size=(1, 2, 2),
        num_attention_heads=2,
        attention_head_dim=12,
        in_channels=48,
        out_channels=48,
        text_dim=HIDDEN,
        freq_dim=256,
        ffn_dim=32,
        num_layers=2,
        cross_attn_norm=True,
        qk_norm="rms_norm_across_heads",
        rope_max_seq_len=32,
    ).eval()


def vae() -> AutoencoderKLWan:
    return AutoencoderKLWan(
        base_dim=4,
        decoder_base_dim=4,
        z_dim=48,
        dim_mult=[1, 1, 1, 1],
        num_res_blocks=1,
        temperal_downsample=[False, True, True],
        is_residual=True,
        patch_size=2,
        in_channels=12,
        out_channels=12,
        scale_factor_spatial=16,
        latents_mean=[0.0] * 48,
        latents_std=[1.0] * 48,
    ).eval()


def save(folder: Path, *, seed: int = 0) -> None:
    torch.manual_seed(seed)
    WanPipeline(
        tokenizer=tokenizer(),
        text_encoder=text_encoder(),
        transformer=transformer(),
        vae=vae(),
        scheduler=UniPCMultistepScheduler(
            prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=5.0
        ),
        expand_timesteps=True,
    ).save_pretrained(folder)


def save_all(models_dir: Path) -> None:
    """What the profiles fast, fast-lora, balanced and quality take, where `models pull` puts it."""
    save(models_dir / "Wan-AI" / "Wan2.2-TI2V-5B-Diffusers")
    save(models_dir / "FastVideo" / "FastWan2.2-TI2V-5B-FullAttn-Diffusers", seed=1)
    folder = models_dir / "Kijai" / "WanVideo_comfy" / "FastWan"
    folder.mkdir(parents=True)
    save_lora(folder / "Wan2_2_5B_FastWanFullAttn_lora_rank_128_bf16.safetensors", seed=1)


def save_lora(path: Path, *, seed: int = 0) -> None:
    """A LoRA of rank 2 for the tiny transformer, strong enough to be seen."""
    torch.manual_seed(seed)
    tuned = transformer()
    tuned.add_adapter(
        LoraConfig(r=2, lora_alpha=2, init_lora_weights=False, target_modules=["to_q", "to_v"])
    )
    weights = get_peft_model_state_dict(tuned)
    WanPipeline.save_lora_weights(
        path.parent,
        transformer_lora_layers={name: 3 * weight for name, weight in weights.items()},
        weight_name=path.name,
    )


def save_tiny_decoder(path: Path) -> None:
    torch.manual_seed(0)
    save_file(TinyDecoder().state_dict(), path)
